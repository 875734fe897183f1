/** @jsxImportSource hono/jsx */
import { filterRows, rowFilters, type ObjectRow, type RowFilter } from '@tsferry/wizard';
import { viewLink } from '../links.js';

type Props = { plan: string; rows: readonly ObjectRow[]; filter: RowFilter; search: string };

/** Which rows of the File Content table are shown. */
export const Filters = ({ plan, rows, filter, search }: Props) => (
  <div class="filters">
    <nav aria-label="Rows shown">
      <ul class="tabs">
        {Object.entries(rowFilters).map(([name, { label }]) => (
          <li>
            <a
              href={viewLink({ import: plan, filter: name === 'all' ? undefined : name, search })}
              aria-current={name === filter ? 'true' : undefined}
              data-keep=""
            >
              {label} <span class="number-tag">{filterRows(rows, name as RowFilter, search).length}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
    <form action="/" role="search" data-live="" data-keep="">
      <input type="hidden" name="import" value={plan} />
      <input type="hidden" name="filter" value={filter} />
      <label for="row-search">Find</label>
      <input type="search" id="row-search" name="search" value={search} placeholder="name or id" />
      <button class="secondary">Search</button>
    </form>
  </div>
);
