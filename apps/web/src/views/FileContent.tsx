/** @jsxImportSource hono/jsx */
import {
  classChoices,
  decidedIn,
  isObjectRow,
  labelOf,
  markedChoices,
  type Choice,
  type ContentRow,
  type Decided,
  type ObjectRow,
  type RowFilter,
} from '@tsferry/wizard';
import { formatBytes, groupBy } from '@tsferry/wizard/words';
import type { ImportPlanAnswer } from '@tsferry/contract';
import { Blockers } from './Blockers.js';
import { Choices } from './Choices.js';
import { FileContentRowView } from './FileContentRow.js';
import { Filters } from './Filters.js';
import { LinkedReferences } from './LinkedReferences.js';
import { MissingReferences } from './MissingReferences.js';
import { Pager } from './Pager.js';
import { WizardHead } from './WizardHead.js';
import { viewLink } from '../links.js';

/** How many rows are on one page: forms stay small however large the archive is. */
const rowsPerPage = 200;

type Props = {
  answer: ImportPlanAnswer;
  /** Every row of the plan. */
  all: readonly ContentRow[];
  /** The objects that the filter leaves. */
  rows: readonly ObjectRow[];
  filter: RowFilter;
  search: string;
  offset: number;
};

/** The File Content page: every object of the archive, what happens to it, and what else could. */
export const FileContent = ({ answer, all, rows, filter, search, offset }: Props) => {
  const { plan } = answer;
  const objects = all.filter(isObjectRow);
  const decided = decidedIn(answer.input.policy);
  const byClass = groupBy(objects, (row) => row.class);
  const shown = rows.slice(offset, offset + rowsPerPage);
  const here = { import: answer.id, filter: filter === 'all' ? undefined : filter, search };
  return (
    <>
      <WizardHead wizard="import" at="File Content" site={answer.site} />
      <p class="lead">
        Everything that the archive holds, with what happens to it in {answer.site}. A change is taken over at once.
      </p>
      <Blockers answer={plan} />
      <Filters plan={answer.id} rows={objects} filter={filter} search={search} />
      <form method="post" action="/import/decide" id="decide" data-auto="" data-keep="">
        <input type="hidden" name="plan" value={answer.id} />
        <input type="hidden" name="filter" value={filter} />
        <input type="hidden" name="search" value={search} />
        <input type="hidden" name="offset" value={offset} />
        <Bulk choices={markedChoices(objects, decided)} />
        <table class="rows file-content" role="table">
          <caption class="unseen">File Content: {shown.length} objects</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col" class="pick">
                <input type="checkbox" data-all="selected" aria-label="Select every object shown" />
              </th>
              <th role="columnheader" scope="col">
                Object
              </th>
              <th role="columnheader" scope="col">
                Action
              </th>
              <th role="columnheader" scope="col">
                Becomes
              </th>
              <th role="columnheader" scope="col" class="number">
                Content
              </th>
              <th role="columnheader" scope="col">
                Why
              </th>
            </tr>
          </thead>
          {[...groupBy(shown, (row) => row.class)].map(([className, members]) => (
            <Group
              of={className}
              rows={members}
              choices={classChoices(byClass.get(className)!, decided)}
              decided={decided}
            />
          ))}
        </table>
        {shown.length === 0 ? <p class="empty">No objects match.</p> : null}
        <MissingReferences answer={answer} rows={all} decided={decided} />
      </form>
      <LinkedReferences links={plan.links.filter(({ why }) => why !== 'chosen')} />
      <Pager total={rows.length} offset={offset} limit={rowsPerPage} link={(at) => viewLink({ ...here, offset: at })} />
      <nav class="wizard-nav" aria-label="Wizard">
        <a
          class="button secondary"
          href={viewLink({ view: 'import', archive: answer.input.archive, site: answer.site })}
        >
          Back
        </a>
        <a class="button" href={viewLink({ import: answer.id, step: 'summary' })} id="next">
          Next: Summary
        </a>
      </nav>
    </>
  );
};

/** One action for every row that is selected. */
const Bulk = ({ choices }: { choices: readonly Choice[] }) =>
  choices.length === 0 ? null : (
    <fieldset class="bulk">
      <legend>For the selected objects</legend>
      <select name="selected-action" aria-label="Action for the selected objects" data-still="" id="selected-action">
        <Choices of={choices} />
      </select>
      <button class="secondary" name="do" value="selected" id="do-selected">
        Set for selected
      </button>
      <span class="quiet-text" data-count="selected">
        Select rows first
      </span>
    </fieldset>
  );

type GroupProps = { of: string; rows: readonly ObjectRow[]; choices: readonly Choice[]; decided: Decided };

const Group = ({ of, rows, choices, decided }: GroupProps) => {
  const bytes = rows.reduce((sum, { object }) => sum + object.bytes, 0);
  return (
    <tbody role="rowgroup">
      <tr role="row" class="group" data-kind={of}>
        <th role="rowheader" scope="rowgroup" colspan={6}>
          <span class="group-name">
            {labelOf(of)} <span class="number-tag">{rows.length}</span>
          </span>
          {bytes > 0 ? <span class="quiet-text">{formatBytes(bytes)}</span> : null}
          {choices.length === 0 ? null : (
            <span class="class-action">
              <select
                name={`class-action.${of}`}
                id={`class-action.${of}`}
                aria-label={`Action for every ${labelOf(of)} that is here already`}
                data-still=""
              >
                <Choices of={choices} />
              </select>
              <button class="secondary small" name="do" value={`class:${of}`} id={`do-class.${of}`}>
                Set for all<span class="unseen"> of class {labelOf(of)}</span>
              </button>
            </span>
          )}
        </th>
      </tr>
      {rows.map((row) => (
        <FileContentRowView row={row} decided={decided} />
      ))}
    </tbody>
  );
};
