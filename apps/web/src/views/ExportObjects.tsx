/** @jsxImportSource hono/jsx */
import { contentText, labelOf, relatedRows, type RelatedRow } from '@tsferry/wizard';
import { count, findingTitles, formatBytes, groupBy, nameOrUnknown } from '@tsferry/wizard/words';
import type { ExportPlanAnswer, ExportTarget } from '@tsferry/contract';
import { viewLink } from '../links.js';
import { Kind } from './Kind.js';
import { ObjectName } from './ObjectName.js';
import { Id, Text } from './Text.js';
import { WizardHead } from './WizardHead.js';

type Props = { answer: ExportPlanAnswer; target: ExportTarget };

/** The export wizard's Related Objects page: everything that is exported, and why. */
export const ExportObjects = ({ answer, target }: Props) => {
  const { plan, site } = answer;
  const rows = relatedRows(plan);
  const objects = rows.filter((row) => row.kind === 'object');
  return (
    <>
      <WizardHead wizard="export" at="Related Objects" site={site} />
      <p class="lead" data-planned={site}>
        {count(plan.objects.length, 'object')}, {contentText(plan)}.
      </p>
      <table class="rows" role="table">
        <caption class="unseen">Objects in the archive</caption>
        <thead role="rowgroup">
          <tr role="row">
            {['Object', 'Content', 'Why it is exported'].map((title) => (
              <th role="columnheader" scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {[...groupBy(objects, ({ object }) => object.class)].map(([className, members]) => (
          <tbody role="rowgroup">
            <tr role="row" class="group" data-kind={className}>
              <th role="rowheader" scope="rowgroup" colspan={3}>
                {labelOf(className)} <span class="number-tag">{members.length}</span>
              </th>
            </tr>
            {members.map(({ object: { id, name }, bytes, why }) => (
              <tr role="row">
                <th role="rowheader" scope="row">
                  <ObjectName id={id} name={name} />
                </th>
                <td role="cell" data-label="Content" class="number">
                  {bytes > 0 ? formatBytes(bytes) : <span class="quiet-text">none</span>}
                </td>
                <td role="cell" data-label="Why it is exported">
                  <Text of={why} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <Missing rows={rows} />
      <nav class="wizard-nav" aria-label="Wizard">
        <a class="button secondary" href={generalLink(answer, target)}>
          Back
        </a>
        <a class="button" id="next" href={viewLink({ export: answer.id, step: 'summary', ...target })}>
          Next: Summary
        </a>
      </nav>
    </>
  );
};

/** The General page with everything as it was filled in. */
function generalLink({ site, input }: ExportPlanAnswer, target: ExportTarget): string {
  const { roots, dependencies, content, comment, suspected } = input;
  return viewLink({ view: 'export', site, root: roots, dependencies, content, comment, suspected, ...target });
}

const Missing = ({ rows }: { rows: readonly RelatedRow[] }) => {
  const missing = rows.filter((row) => row.kind === 'missing');
  return missing.length === 0 ? null : (
    <section class="note" aria-labelledby="missing-heading">
      <h2 id="missing-heading">
        {findingTitles.missingInSite} ({missing.length})
      </h2>
      <ul class="objects-list">
        {missing.map(({ missing: { id, class: className, name }, wantedBy }) => (
          <li>
            <Kind of={className} /> <Text of={nameOrUnknown(name)} /> <Id of={id} />
            <span class="quiet-text">
              wanted by <Text of={wantedBy.join(', ')} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
