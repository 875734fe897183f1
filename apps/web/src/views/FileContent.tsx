/** @jsxImportSource hono/jsx */
import { actionWords, formatBytes } from '@tsferry/domain/wording';
import { actionsOf, groupRows, type FileContentGroup, type ImportRowAnswer, type RowFilter } from '../file-content.js';
import type { ImportPlanAnswer } from '@tsferry/contract';
import { labelOf } from '../words.js';
import { FileContentRowView } from './FileContentRow.js';
import { Filters } from './Filters.js';
import { MissingReferences } from './MissingReferences.js';
import { Pager } from './Pager.js';
import { Blockers } from './Blockers.js';
import { WizardHead } from './WizardHead.js';
import { viewLink } from '../links.js';

/** How many rows are on one page: forms stay small however large the archive is. */
export const rowsPerPage = 200;

type Props = {
  answer: ImportPlanAnswer;
  rows: readonly ImportRowAnswer[];
  filter: RowFilter;
  search: string;
  offset: number;
};

/** The File Content page: every object of the archive, what happens to it, and what else could. */
export const FileContent = ({ answer, rows, filter, search, offset }: Props) => {
  const { plan } = answer;
  const shown = rows.slice(offset, offset + rowsPerPage);
  const here = { import: answer.id, filter: filter === 'all' ? undefined : filter, search };
  return (
    <>
      <WizardHead wizard="import" at="File Content" site={answer.site} />
      <p class="lead">
        Everything that the archive holds, with what happens to it in {answer.site}. A change is taken over at once.
      </p>
      <Blockers answer={plan} />
      <Filters answer={answer} filter={filter} search={search} />
      <form method="post" action="/import/decide" id="decide" data-auto="" data-keep="">
        <input type="hidden" name="plan" value={answer.id} />
        <input type="hidden" name="filter" value={filter} />
        <input type="hidden" name="search" value={search} />
        <input type="hidden" name="offset" value={offset} />
        <Bulk rows={plan.objects} />
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
          {groupRows(shown).map((group) => (
            <Group group={group} />
          ))}
        </table>
        {shown.length === 0 ? <p class="empty">No object is like that.</p> : null}
        <MissingReferences answer={answer} />
      </form>
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
const Bulk = ({ rows }: { rows: readonly ImportRowAnswer[] }) => {
  const actions = actionsOf(rows);
  return actions.length === 0 ? null : (
    <fieldset class="bulk">
      <legend>For the selected objects</legend>
      <select name="selected-action" aria-label="Action for the selected objects" data-still="" id="selected-action">
        {actions.map((action) => (
          <option value={action}>{actionWords[action]}</option>
        ))}
      </select>
      <button class="secondary" name="do" value="selected" id="do-selected">
        Set for selected
      </button>
      <span class="quiet-text" data-count="selected">
        Select rows first
      </span>
    </fieldset>
  );
};

const Group = ({ group }: { group: FileContentGroup }) => {
  const bytes = group.rows.reduce((sum, { row }) => sum + row.bytes, 0);
  return (
    <tbody role="rowgroup">
      <tr role="row" class="group" data-kind={group.class}>
        <th role="rowheader" scope="rowgroup" colspan={6}>
          <span class="group-name">
            {labelOf(group.class)} <span class="number-tag">{group.rows.length}</span>
          </span>
          {bytes > 0 ? <span class="quiet-text">{formatBytes(bytes)}</span> : null}
          {group.actions.length === 0 ? null : (
            <span class="class-action">
              <select
                name={`class-action.${group.class}`}
                id={`class-action.${group.class}`}
                aria-label={`Action for every ${labelOf(group.class)} that is here already`}
                data-still=""
              >
                {group.actions.map((action) => (
                  <option value={action}>{actionWords[action]}</option>
                ))}
              </select>
              <button class="secondary small" name="do" value={`class:${group.class}`} id={`do-class.${group.class}`}>
                Set for all<span class="unseen"> of class {labelOf(group.class)}</span>
              </button>
            </span>
          )}
        </th>
      </tr>
      {group.rows.map((one) => (
        <FileContentRowView of={one} />
      ))}
    </tbody>
  );
};
