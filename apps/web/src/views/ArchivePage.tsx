/** @jsxImportSource hono/jsx */
import type { Inspection } from '@tsferry/domain/shapes';
import { labelOf } from '@tsferry/wizard';
import {
  checksumWords,
  findingTitles,
  formatBytes,
  groupBy,
  nameOrUnknown,
  namesList,
  namesOf,
} from '@tsferry/wizard/words';
import { compareLink, viewLink } from '../links.js';
import { Fact, Facts } from './Facts.js';
import { Findings } from './Findings.js';
import { Kind } from './Kind.js';
import { ObjectName } from './ObjectName.js';
import { Id, Lines, Text } from './Text.js';

/** What an archive holds, with no site. */
export const ArchivePage = ({ id, inspection }: { id: string; inspection: Inspection }) => {
  const { archive, objects, roots } = inspection;
  const names = namesOf(objects);
  const fileName = archive.path.split(/[\\/]/).at(-1) ?? archive.path;
  return (
    <>
      <div class="heading">
        <h1>
          <Text of={fileName} />
        </h1>
        <div class="actions">
          <form method="post" action="/verify">
            <input type="hidden" name="archive" value={id} />
            <button class="secondary">Verify</button>
          </form>
          <a class="button secondary" href={compareLink({ archive: id })}>
            Compare
          </a>
          <a class="button" href={viewLink({ view: 'import', archive: id })}>
            Import
          </a>
        </div>
      </div>
      <Facts>
        <Fact title="Objects">{objects.length}</Fact>
        <Fact title="Checksums">{checksumWords[archive.checksums]}</Fact>
        <Fact title="Written by">
          <Id of={archive.authoringScope} />
        </Fact>
        {archive.comment === '' ? null : (
          <Fact title="Comments">
            <Lines of={archive.comment} />
          </Fact>
        )}
      </Facts>
      {[...groupBy(objects, (object) => object.class)].map(([className, members]) => (
        <section aria-label={labelOf(className)}>
          <h2 data-kind={className}>
            {labelOf(className)} <span class="number-tag">{members.length}</span>
          </h2>
          <ul class="objects-list">
            {members.map((object) => (
              <li>
                <ObjectName id={object.id} name={object.name} place={{ archive: id }} />
                {roots.includes(object.id) ? <span class="tag">nothing else needs it</span> : null}
                {object.content === null ? null : (
                  <span class="quiet-text">
                    {object.content.present ? formatBytes(object.content.bytes ?? 0) : 'its content is not here'}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {inspection.missing.length === 0 ? null : (
        <section class="note" aria-labelledby="missing-heading">
          <h2 id="missing-heading">
            {findingTitles.missingInArchive} ({inspection.missing.length})
          </h2>
          <ul class="objects-list">
            {inspection.missing.map((missing) => (
              <li>
                <Kind of={missing.class} /> <Text of={nameOrUnknown(missing.name)} /> <Id of={missing.id} />
                <span class="quiet-text">
                  wanted by <Text of={namesList(missing.wantedBy, names)} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Findings
        names={names}
        reenter={{ title: findingTitles.reenterLater, items: inspection.reenter }}
        suspected={inspection.suspected}
        unresolved={inspection.unresolved}
        warnings={inspection.warnings}
      />
    </>
  );
};
