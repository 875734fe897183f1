/** @jsxImportSource hono/jsx */
import type { ExportAnswer } from '@tsferry/domain/shapes';
import { count, formatBytes, groupBy, nameAndId } from '@tsferry/domain/wording';
import type { ExportPlanAnswer } from '@tsferry/contract';
import type { ExportTarget } from '../export-form.js';
import { viewLink } from '../links.js';
import { labelOf, missingName, type Names } from '../words.js';
import { Kind } from './Kind.js';
import { ObjectName } from './ObjectName.js';
import { Id, Text } from './Text.js';
import { WizardHead } from './WizardHead.js';

type Props = { answer: ExportPlanAnswer; target: ExportTarget };

/** The export wizard's Related Objects page: everything that goes along, and why. */
export const ExportObjects = ({ answer, target }: Props) => {
  const { plan, site } = answer;
  const names: Names = new Map(plan.objects.map(({ id, name }) => [id, name]));
  return (
    <>
      <WizardHead wizard="export" at="Related Objects" site={site} />
      <p class="lead" data-planned={site}>
        {count(plan.objects.length, 'object')} with {contentText(plan)}.
      </p>
      <table class="rows" role="table">
        <caption class="unseen">Objects in the archive</caption>
        <thead role="rowgroup">
          <tr role="row">
            {['Object', 'Content', 'Why it goes along'].map((title) => (
              <th role="columnheader" scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {[...groupBy(plan.objects, (object) => object.class)].map(([className, objects]) => (
          <tbody role="rowgroup">
            <tr role="row" class="group" data-kind={className}>
              <th role="rowheader" scope="rowgroup" colspan={3}>
                {labelOf(className)} <span class="number-tag">{objects.length}</span>
              </th>
            </tr>
            {objects.map(({ id, name, bytes, because }) => (
              <tr role="row">
                <th role="rowheader" scope="row">
                  <ObjectName id={id} name={name} />
                </th>
                <td role="cell" data-label="Content" class="number">
                  {bytes > 0 ? formatBytes(bytes) : <span class="quiet-text">none</span>}
                </td>
                <td role="cell" data-label="Why it goes along">
                  {because === null ? 'asked for' : <Text of={`needed by ${nameAndId(names.get(because), because)}`} />}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <Missing plan={plan} names={names} />
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
export function generalLink({ site, input }: ExportPlanAnswer, target: ExportTarget): string {
  const { roots, dependencies, content, comment, suspected } = input;
  return viewLink({ view: 'export', site, root: roots, dependencies, content, comment, suspected, ...target });
}

/** `12 content files, 3.4 MiB`. */
export const contentText = ({ content: { files, bytes } }: ExportAnswer): string =>
  files === 0 ? 'no content' : `${count(files, 'content file')}, ${formatBytes(bytes)}`;

const Missing = ({ plan, names }: { plan: ExportAnswer; names: Names }) =>
  plan.missing.length === 0 ? null : (
    <section class="note" aria-labelledby="missing-heading">
      <h2 id="missing-heading">Not in this site, and so not in the archive ({plan.missing.length})</h2>
      <ul class="objects-list">
        {plan.missing.map((missing) => (
          <li>
            <Kind of={missing.class} /> <bdi>{missingName(missing)}</bdi> <Id of={missing.id} />
            <span class="quiet-text">
              wanted by <Text of={missing.wantedBy.map((id) => nameAndId(names.get(id), id)).join(', ')} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
