/** What an administrator should know of objects: values to fill in again, lost references, suspects, warnings. */
import { groupBy } from '@tsferry/domain/wording';
import type { Reentry, Suspect, UnresolvedStep, Warning } from '@tsferry/domain';
import { count } from '../terminal/amount.js';
import { styled, type Line, type View } from '../terminal/line.js';
import { paragraph, table } from '../terminal/table.js';
import { section } from './section.js';
import { nameAndId, stepText } from './words.js';

/** Names of objects by id, for findings that tell only the id. */
export type Names = ReadonlyMap<string, string>;

type InStep = { readonly object: string; readonly step: UnresolvedStep['step'] };

function bySteps<Item extends InStep>(
  items: readonly Item[],
  names: Names,
  view: View,
  rest: (item: Item) => readonly string[],
): Line[] {
  return [...groupBy(items, ({ object }) => object)].flatMap(([object, found]) => [
    ...paragraph(nameAndId(names.get(object), object), view, '  '),
    ...table(
      found.map((item) => [stepText(item.step) || '(the object itself)', ...rest(item)]),
      view,
      '    ',
    ),
  ]);
}

/** Secret fields, step by step: what an administrator fills in again. */
export function reentryLines(title: string, items: readonly Reentry[], names: Names, view: View): Line[] {
  const states = { blanked: 'removed', empty: 'empty' } as const;
  return section(
    `${title} (${count(items.length, 'value')})`,
    bySteps(items, names, view, ({ property, state, optional }) => [
      property,
      optional ? `${states[state]}, optional` : states[state],
    ]),
  );
}

/** Steps with `00000000`, Configuration Manager's mark of a lost reference. */
export function unresolvedLines(items: readonly UnresolvedStep[], names: Names, view: View): Line[] {
  return section(
    `References that were lost before, 00000000 (${count(items.length, 'step')})`,
    bySteps(items, names, view, () => []),
  );
}

/** Values that look like secrets; the values themselves are never shown. */
export function suspectLines(items: readonly Suspect[], names: Names, view: View): Line[] {
  return section(
    `Suspected secrets (${items.length})`,
    bySteps(items, names, view, ({ where, rule }) => [where, rule]),
  );
}

/** Warnings about content come for every object alike: this many are shown, the rest are counted. */
const shownAlike = 3;

/** Warnings, each a paragraph of its own; of those about content at most so many. */
export function warningLines(warnings: readonly Warning[], view: View, most = shownAlike): Line[] {
  const groups = [...groupBy(warnings, ({ code }) => code)];
  return section(
    `Warnings (${warnings.length})`,
    groups.flatMap(([code, alike]) => {
      const shown = code.startsWith('CONTENT_') ? alike.slice(0, most) : alike;
      const rest = alike.length - shown.length;
      return [
        ...shown.flatMap((warning) => paragraph([styled('change', warningText(warning))], view, '  ')),
        ...(rest > 0 ? [`  and ${rest} more like it; --json lists every one`] : []),
      ];
    }),
  );
}

const warningText = ({ message, step }: Warning): string => (step ? `${message} (${stepText(step)})` : message);

/** Cycles of child task sequences: `A -> B -> A`. */
export function cycleLines(cycles: readonly (readonly string[])[], names: Names, view: View): Line[] {
  const text = (cycle: readonly string[]): string =>
    [...cycle, ...cycle.slice(0, 1)].map((id) => nameAndId(names.get(id), id)).join(' -> ');
  return section(
    `Task sequences that run each other (${cycles.length})`,
    cycles.flatMap((cycle) => paragraph([styled('bad', text(cycle))], view, '  ')),
  );
}
