import type { ContentRow } from '../rows/content-row.js';
import type { Decision } from './decision.js';

/** Keys of the rows that decisions are about: what to mark while the plan is made again. */
export function touchedRows(rows: Iterable<ContentRow>, decisions: readonly Decision[]): Set<string> {
  const ids = new Set(decisions.flatMap((decision) => ('id' in decision ? [decision.id] : [])));
  const wide = decisions.filter((decision) => !('id' in decision));
  const touched = [...rows].filter((row) => ids.has(row.id) || wide.some((decision) => isAbout(decision, row)));
  return new Set(touched.map(({ key }) => key));
}

function isAbout(decision: Decision, row: ContentRow): boolean {
  switch (decision.kind) {
    case 'class':
      return row.class === decision.class && row.kind === 'object' && row.object.offers.includes(decision.action);
    case 'undecide-class':
      return row.class === decision.class && row.kind === 'object';
    case 'ignore-missing':
    case 'ask-missing':
      return row.kind === 'missing';
    default:
      return false;
  }
}
