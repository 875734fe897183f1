/** What an administrator should know of objects: values to enter again, lost references, suspects, warnings. */
import type { Reentry, Suspect, UnresolvedStep, Warning } from '@tsferry/domain';
import type { ExportAnswer } from '@tsferry/domain/shapes';
import {
  count,
  cycleText,
  findingTitles,
  groupBy,
  nameAndId,
  noStep,
  reentryState,
  stepText,
  suspectPlace,
  suspectText,
  warningText,
  type Names,
} from '@tsferry/wizard/words';
import { styled, type Line, type View } from '../terminal/line.js';
import { paragraph, table } from '../terminal/table.js';
import { section } from './section.js';

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
      found.map((item) => [stepText(item.step) || noStep, ...rest(item)]),
      view,
      '    ',
    ),
  ]);
}

/** Secret fields, step by step: what an administrator enters again. */
export function reentryLines(title: string, items: readonly Reentry[], names: Names, view: View): Line[] {
  return section(
    `${title} (${count(items.length, 'value')})`,
    bySteps(items, names, view, (item) => [item.property, reentryState(item)]),
  );
}

/** Steps with `00000000`, Configuration Manager's mark of a lost reference. */
export function unresolvedLines(items: readonly UnresolvedStep[], names: Names, view: View): Line[] {
  return section(
    `${findingTitles.unresolved} (${count(items.length, 'step')})`,
    bySteps(items, names, view, () => []),
  );
}

/** Values that look like secrets; the values themselves are never shown. */
export function suspectLines(items: readonly Suspect[], names: Names, view: View): Line[] {
  return section(
    `${findingTitles.suspected} (${items.length})`,
    bySteps(items, names, view, (item) => [suspectPlace(item), suspectText(item), item.excerpt]),
  );
}

/** Suspected secrets that an export blanked. */
export function redactedLines(items: ExportAnswer['redacted'], names: Names, view: View): Line[] {
  return section(
    `${findingTitles.redacted} (${items.length})`,
    bySteps(items, names, view, (item) => [item.where, suspectText(item)]),
  );
}

/** Warnings about content come for every object alike: this many are shown, the rest are counted. */
const shownAlike = 3;

/** Warnings, each a paragraph of its own; of those about content at most so many. */
export function warningLines(warnings: readonly Warning[], view: View, most = shownAlike): Line[] {
  const groups = [...groupBy(warnings, ({ code }) => code)];
  return section(
    `${findingTitles.warnings} (${warnings.length})`,
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

/** Cycles of child task sequences: `A -> B -> A`. */
export function cycleLines(cycles: readonly (readonly string[])[], names: Names, view: View): Line[] {
  return section(
    `${findingTitles.cycles} (${cycles.length})`,
    cycles.flatMap((cycle) => paragraph([styled('bad', cycleText(cycle, names))], view, '  ')),
  );
}
