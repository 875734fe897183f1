import type { ContentRow } from '../rows/content-row.js';

/** What is looked for first when an object of the site is to stand for a reference: the name, where something has it. */
export function firstSearch(row: ContentRow): string {
  return row.kind === 'missing' && row.missing.candidates.length > 0 ? row.name : '';
}
