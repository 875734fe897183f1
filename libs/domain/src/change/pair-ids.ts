import { kindOf } from '../object/kinds/kinds.js';
import type { IdMap } from '../reference/id-map.js';
import { createIdTable } from '../reference/id-table.js';
import type { ObjectPair, PairHead } from './pair-objects.js';

/**
 * What ids of one place are at another, by pairs of its objects. An id without a partner that names another object there
 * becomes an id that nothing has, so that the two are not taken for the same.
 */
export function pairIds(pairs: readonly ObjectPair[], onlyB: readonly PairHead[]): IdMap {
  const partners = createIdTable<PairHead>();
  const taken = createIdTable<true>();
  const groupOf = (head: PairHead): string => kindOf(head.class).referenceKind;
  for (const { a, b } of pairs) partners.add(groupOf(a), a.id, b);
  for (const head of [...pairs.map(({ b }) => b), ...onlyB]) taken.set(groupOf(head), head.id, true);
  return (kind, id) => {
    const partner = partners.get(kind, id);
    if (partner) return { id: partner.id, name: partner.name };
    return taken.get(kind, id) ? { id: `!${id}` } : undefined;
  };
}
