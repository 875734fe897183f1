import type { Condition } from '../sequence/sequence.js';
import { alignItems } from './align-items.js';
import type { ConditionLine } from './change.js';
import { asWritten, type TextOf } from './read-ids.js';

type Line = Omit<ConditionLine, 'change'>;

/** A condition, and its texts as they may be shown. */
type ShownCondition = { readonly condition: readonly Condition[] | null; readonly textOf: TextOf };

/**
 * Two conditions as one list of lines, each kept, removed or added, in the order of the tree. Empty for equal conditions.
 */
export function compareConditions(before: ShownCondition, after: ShownCondition): ConditionLine[] {
  const keys = ({ condition }: ShownCondition) => toLines(condition, asWritten).map((line) => JSON.stringify(line));
  const [old, next] = [keys(before), keys(after)];
  const [oldShown, nextShown] = [toLines(before.condition, before.textOf), toLines(after.condition, after.textOf)];
  const partners = alignItems(old, next);
  if (old.length === next.length && partners.every((other, at) => other === at)) return [];
  const kept = new Map(partners.flatMap((other, at) => (other < 0 ? [] : [[other, at] as const])));
  const lines: ConditionLine[] = [];
  let at = 0;
  const removedBefore = (end: number): void => {
    for (; at < end; at++) lines.push({ change: 'removed', ...oldShown[at]! });
  };
  for (const [other, line] of nextShown.entries()) {
    const same = kept.get(other);
    if (same === undefined) {
      // What it takes the place of comes first.
      while (partners[at] === -1) removedBefore(at + 1);
      lines.push({ change: 'added', ...line });
      continue;
    }
    removedBefore(same);
    lines.push({ change: 'same', ...line });
    at += 1;
  }
  removedBefore(oldShown.length);
  return lines;
}

function toLines(conditions: readonly Condition[] | null, textOf: TextOf, depth = 0): Line[] {
  return (conditions ?? []).flatMap((condition): Line[] => {
    const { kind, type } = condition;
    if (kind === 'operator')
      return [{ depth, kind, type, values: [] }, ...toLines(condition.conditions, textOf, depth + 1)];
    return [
      { depth, kind, type, values: condition.variables.map((leaf) => ({ name: leaf.name, text: textOf(leaf) })) },
    ];
  });
}
