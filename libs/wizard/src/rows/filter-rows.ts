import type { ObjectRow } from './content-row.js';

/** What a filter is called, and whether a row passes it. */
type RowTest = {
  readonly label: string;
  /** Whether the row is shown. */
  readonly test: (row: ObjectRow) => boolean;
};

/** Which objects of the File Content page are shown. */
export const rowFilters: Readonly<Record<'all' | 'decide' | 'here' | 'new', RowTest>> = {
  all: { label: 'All', test: () => true },
  decide: { label: 'To decide', test: ({ waits }) => waits },
  here: { label: 'Already here', test: ({ object }) => object.match !== 'new' },
  new: { label: 'New', test: ({ object }) => object.match === 'new' },
};

/** The name of a filter. */
export type RowFilter = keyof typeof rowFilters;

/** The filter that a text names; every row when it names none. */
export function readFilter(text: string | null): RowFilter {
  return Object.keys(rowFilters).find((name): name is RowFilter => name === text) ?? 'all';
}

/** The rows that pass the filter and hold the text in a name or id, ignoring case. */
export function filterRows<Row extends ObjectRow>(rows: readonly Row[], filter: RowFilter, search: string): Row[] {
  const text = search.toLowerCase();
  const { test } = rowFilters[filter];
  return rows.filter(
    (row) => test(row) && [row.name, row.id, row.target].some((value) => value.toLowerCase().includes(text)),
  );
}
