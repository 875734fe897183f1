/** @jsxImportSource hono/jsx */
import { archiveOrigins, capital, formatBytes, show } from '@tsferry/wizard/words';
import type { ListedArchive } from '../api-shapes.js';
import { viewLink } from '../links.js';
import { timeText } from './ImportGeneral.js';

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
                {capital(archiveOrigins[from])}
              </td>
              <td role="cell" data-label="Site">
                {site ?? ''}
              </td>
              <td role="cell" data-label="Size of the zip" class="number">
                {formatBytes(bytes)}
              </td>
              <td role="cell" data-label="Time">
                <time datetime={time}>{timeText(time)}</time>
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
