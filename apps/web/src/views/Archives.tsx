/** @jsxImportSource hono/jsx */
import { formatBytes, show } from '@tsferry/domain/wording';
import type { ListedArchive } from '@tsferry/contract';
import { viewLink } from '../links.js';
import { Time } from './Time.js';

/** Where an archive came from. */
export const origins = { upload: 'Uploaded', export: 'Exported here', folder: 'On the server' } as const;

/** The archives that can be looked into and imported. */
export const Archives = ({ archives }: { archives: readonly ListedArchive[] }) => (
  <>
    <div class="heading">
      <h1>Archives</h1>
      <a class="button" href={viewLink({ view: 'import' })}>
        Import an archive
      </a>
    </div>
    {archives.length === 0 ? (
      <p class="empty">There is no archive yet: export one, or upload one in the import wizard.</p>
    ) : null}
    {archives.length === 0 ? null : (
      <table class="rows" role="table">
        <caption class="unseen">Archives</caption>
        <thead role="rowgroup">
          <tr role="row">
            {['Archive', 'From', 'Site', 'Size of the zip', 'Time'].map((title) => (
              <th role="columnheader" scope="col">
                {title}
              </th>
            ))}
            <th role="columnheader" scope="col">
              <span class="unseen">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {archives.map(({ id, name, from, site, bytes, time, removable }) => (
            <tr role="row">
              <th role="rowheader" scope="row">
                <a href={viewLink({ archive: id })}>
                  <bdi>{show(name)}</bdi>
                </a>
              </th>
              <td role="cell" data-label="From">
                {origins[from]}
              </td>
              <td role="cell" data-label="Site">
                {site ?? ''}
              </td>
              <td role="cell" data-label="Size of the zip" class="number">
                {formatBytes(bytes)}
              </td>
              <td role="cell" data-label="Time">
                <Time of={time} />
              </td>
              <td role="cell">
                {removable ? (
                  <a href={viewLink({ view: 'remove', archive: id })} aria-label={`Remove ${show(name)}`}>
                    Remove
                  </a>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </>
);
