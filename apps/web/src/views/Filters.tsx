/** @jsxImportSource hono/jsx */
import type { ImportPlanAnswer } from '@tsferry/contract';
import { filterRows, rowFilters, type RowFilter } from '../file-content.js';
import { viewLink } from '../links.js';

/** Which rows of the File Content table are shown. */
export const Filters = ({
  answer,
  filter,
  search,
}: {
  answer: ImportPlanAnswer;
  filter: RowFilter;
  search: string;
}) => (
  <div class="filters">
    <nav aria-label="Rows shown">
      <ul class="tabs">
        {Object.entries(rowFilters).map(([name, { label }]) => (
          <li>
            <a
              href={viewLink({ import: answer.id, filter: name === 'all' ? undefined : name, search })}
              aria-current={name === filter ? 'true' : undefined}
              data-keep=""
            >
              {label} <span class="number-tag">{filterRows(answer.plan, name as RowFilter, search).length}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
    <form action="/" role="search" data-live="" data-keep="">
      <input type="hidden" name="import" value={answer.id} />
      <input type="hidden" name="filter" value={filter} />
      <label for="row-search">Find</label>
      <input type="search" id="row-search" name="search" value={search} placeholder="name or id" />
      <button class="secondary">Search</button>
    </form>
  </div>
);
