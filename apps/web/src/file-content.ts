/** The File Content table as a model: what an import plan's rows show and offer. It decides nothing. */
import { kindOf, type Action } from '@tsferry/domain';
import type { ImportAnswer } from '@tsferry/domain/shapes';
import { actionWords, groupBy, nameAndId, show } from '@tsferry/domain/wording';

export type ImportRowAnswer = ImportAnswer['objects'][number];

/** Something a row can be set to. `value` is `action` or `action@targetId`. */
export type Choice = { readonly value: string; readonly text: string };

/** A row with what it can be set to; one choice is no choice. */
export type FileContentRow = {
  readonly row: ImportRowAnswer;
  readonly choices: readonly Choice[];
  readonly value: string;
};

/** The rows of a class, and the actions that can be set for all of it. */
export type FileContentGroup = {
  readonly class: string;
  readonly label: string;
  readonly rows: readonly FileContentRow[];
  readonly actions: readonly Action[];
};

/** Which rows are shown. */
export const rowFilters = {
  all: { label: 'All', test: () => true },
  decide: { label: 'To decide', test: (row, blocked) => blocked.has(row.sourceId) },
  here: { label: 'Already here', test: (row) => row.match !== 'new' },
  new: { label: 'New', test: (row) => row.match === 'new' },
} as const satisfies Record<
  string,
  { label: string; test: (row: ImportRowAnswer, blocked: ReadonlySet<string>) => boolean }
>;
export type RowFilter = keyof typeof rowFilters;

/** The filter that an address or a form names; all rows when it names none. */
export function readFilter(text: string | null): RowFilter {
  return Object.keys(rowFilters).find((name): name is RowFilter => name === text) ?? 'all';
}

/** The rows that pass the filter and hold the text, in the order of the plan. */
export function filterRows(plan: ImportAnswer, filter: RowFilter, search: string): ImportRowAnswer[] {
  const blocked = new Set(plan.blockers.map(({ id }) => id));
  const text = search.toLowerCase();
  const test: (row: ImportRowAnswer, blocked: ReadonlySet<string>) => boolean = rowFilters[filter].test;
  return plan.objects.filter(
    (row) =>
      test(row, blocked) && [row.name, row.sourceId, row.targetId].some((value) => value.toLowerCase().includes(text)),
  );
}

/** Rows by class, with what each row and each class can be set to. */
export function groupRows(rows: readonly ImportRowAnswer[]): FileContentGroup[] {
  return [...groupBy(rows, (row) => row.class)].map(([className, members]) => ({
    class: className,
    label: kindOf(className).label,
    rows: members.map((row) => ({ row, choices: choicesOf(row), value: valueOf(row) })),
    actions: actionsOf(members),
  }));
}

/** Every action that one of the rows offers besides another. */
export function actionsOf(rows: readonly ImportRowAnswer[]): Action[] {
  return [...new Set(rows.filter(({ offers }) => offers.length > 1).flatMap(({ offers }) => offers))];
}

/** What a row is set to now. */
export function valueOf({ action, targetId }: ImportRowAnswer): string {
  return action === 'create' || targetId === '' ? action : `${action}@${targetId}`;
}

function choicesOf(row: ImportRowAnswer): Choice[] {
  const undecided = row.action !== 'create' && row.targetId === '';
  return [
    ...(undecided ? [{ value: row.action, text: `${actionWords[row.action]}: choose which` }] : []),
    ...row.offers.flatMap((action) =>
      action === 'create' ? [{ value: action, text: actionWords[action] }] : withTargets(row, action),
    ),
  ];
}

function withTargets(row: ImportRowAnswer, action: Action): Choice[] {
  const known = row.candidates.map(({ id, name }) => ({ id, name: nameAndId(name, id) }));
  const isKnown = known.some(({ id }) => id === row.targetId);
  const current =
    row.action === action && row.targetId !== '' && !isKnown ? [{ id: row.targetId, name: row.targetId }] : [];
  const targets = [...known, ...current];
  if (targets.length === 0) return [{ value: action, text: actionWords[action] }];
  return targets.map(({ id, name }) => ({ value: `${action}@${id}`, text: `${actionWords[action]}: ${show(name)}` }));
}
