/** @jsxImportSource hono/jsx */
import { archiveOrigins, capital, formatBytes } from '@tsferry/wizard/words';
import type { ListedArchive } from '@tsferry/contract';
import { viewLink } from '../links.js';
import { Fact, Facts } from './Facts.js';
import { Text } from './Text.js';
import { Time } from './Time.js';

/** Asks before an archive is removed for good. */
export const RemoveArchive = ({ archive }: { archive: ListedArchive }) => (
  <>
    <h1>
      Remove <Text of={archive.name} />?
    </h1>
    <Facts>
      <Fact title="From">{capital(archiveOrigins[archive.from])}</Fact>
      {archive.site === null ? null : (
        <Fact title="Site">
          <Text of={archive.site} />
        </Fact>
      )}
      <Fact title="Size of the zip">{formatBytes(archive.bytes)}</Fact>
      <Fact title="Time">
        <Time of={archive.time} />
      </Fact>
    </Facts>
    <p>The zip and its content are removed for good. What was imported from it stays.</p>
    <form method="post" action="/archive/remove">
      <input type="hidden" name="archive" value={archive.id} />
      <div class="actions">
        <a class="button secondary" href={viewLink({ view: 'archives' })}>
          Keep it
        </a>
        <button>Remove</button>
      </div>
    </form>
  </>
);
