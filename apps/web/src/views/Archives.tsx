/** @jsxImportSource hono/jsx */
import { archiveOrigins, capital, formatBytes, show } from '@tsferry/wizard/words';
import type { ListedArchive } from '@tsferry/contract';
import { viewLink } from '../links.js';
import { Cell, Head, Table } from './Table.js';
import { Text } from './Text.js';
import { Time } from './Time.js';

const columns = ['Archive', 'From', 'Site', 'Size of the zip', 'Time'] as const;

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
    ) : (
      <Table label="Archives" titles={[...columns, <span class="unseen">Remove</span>]}>
        {archives.map(({ id, name, from, site, bytes, time, removable }) => (
          <tr role="row">
            <Head>
              <a href={viewLink({ archive: id })}>
                <Text of={name} />
              </a>
            </Head>
            <Cell of="From">{capital(archiveOrigins[from])}</Cell>
            <Cell of="Site">{site ?? ''}</Cell>
            <Cell of="Size of the zip" class="number">
              {formatBytes(bytes)}
            </Cell>
            <Cell of="Time">
              <Time of={time} />
            </Cell>
            <Cell>
              {removable ? (
                <a href={viewLink({ view: 'remove', archive: id })} aria-label={`Remove ${show(name)}`}>
                  Remove
                </a>
              ) : null}
            </Cell>
          </tr>
        ))}
      </Table>
    )}
  </>
);
