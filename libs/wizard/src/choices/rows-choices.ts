/** What can be decided about several rows at once. A row that does not offer it keeps what it has. */
import type { Action } from '@tsferry/domain';
import type { Decided } from '../decisions/decided.js';
import type { Decision } from '../decisions/decision.js';
import { isObjectRow, isOpen } from '../rows/content-rows.js';
import type { ContentRow, ImportObject } from '../rows/content-row.js';
import { actionWords, count, referenceWords } from '../words/index.js';
import { actionLabel } from './action-label.js';
import { defaultLabel, defaultValue, type Choice } from './choice.js';

/** What can be decided about rows that were marked: each gets a decision of its own. */
export function markedChoices(rows: readonly ContentRow[], decided: Decided): Choice[] {
  const objects = rows.filter(isObjectRow).map(({ object }) => object);
  const references = rows.filter(isOpen);
  const before = rows.filter(({ id }) => decided.has(id));
  return [
    ...actionChoices(objects, rows.length, (action, offering) =>
      offering.map(({ sourceId }): Decision => ({ kind: 'action', id: sourceId, action })),
    ),
    ...some('ignore-reference', referenceWords.ignore, 'ignore', references, rows.length),
    ...some(defaultValue, defaultLabel, 'undecide', before, rows.length),
  ];
}

/**
 * What can be decided about all objects of one class. It is said once, of the class; what was decided for single ones
 * goes. One that is here and does not offer the action is told to do what it does now, since a class that says otherwise
 * would stop the import.
 */
export function classChoices(rows: readonly ContentRow[], decided: Decided): Choice[] {
  const objects = rows.filter(isObjectRow).map(({ object }) => object);
  const className = objects[0]?.class;
  if (className === undefined) return [];
  const single = objects.filter(({ sourceId }) => decided.has(sourceId));
  const undecided = (): Decision[] => single.map(({ sourceId }) => ({ kind: 'undecide', id: sourceId }));
  const choices = actionChoices(objects, objects.length, (action) => [
    ...undecided(),
    { kind: 'class', class: className, action },
    ...objects.filter((object) => object.match !== 'new' && !object.offers.includes(action)).map(asItIs),
  ]);
  if (!decided.hasClass(className) && single.length === 0) return choices;
  const decide = (): Decision[] => [...undecided(), { kind: 'undecide-class', class: className }];
  return [...choices, { value: defaultValue, label: defaultLabel, note: '', current: false, then: { decide } }];
}

/** What can be decided about every reference to something that is not in the archive. */
export function missingChoices(rows: readonly ContentRow[]): Choice[] {
  const missing = rows.flatMap((row) => (row.kind === 'missing' ? [row.missing] : []));
  const choice = (value: string, label: string, kind: 'ignore-missing' | 'ask-missing'): Choice => ({
    value,
    label,
    note: '',
    current: false,
    then: { decide: () => [{ kind }] },
  });
  return [
    ...(missing.some(({ ignored }) => !ignored)
      ? [choice('ignore-missing', 'Ignore every missing dependency', 'ignore-missing')]
      : []),
    ...(missing.some(({ ignored }) => ignored) ? [choice('ask-missing', 'Ignore none', 'ask-missing')] : []),
  ];
}

/** The rest of the rows keep their default, so what each does now is one it offers. */
function asItIs({ sourceId, action, targetId }: ImportObject): Decision {
  const target = action === 'create' || targetId === '' ? {} : { targetId };
  return { kind: 'action', id: sourceId, action, ...target };
}

/**
 * One choice for each action that is offered besides another, with how many objects offer it. Only objects that have a
 * choice are decided about. The default of the first comes first: Enter pressed too soon then changes the least.
 */
function actionChoices(
  objects: readonly ImportObject[],
  of: number,
  decide: (action: Action, offering: readonly ImportObject[]) => readonly Decision[],
): Choice[] {
  const free = objects.filter(({ offers }) => offers.length > 1);
  const offered = new Map<Action, Offered>();
  for (const { offers } of free)
    for (const action of offers) offered.set(action, { rows: 0, done: 0, labels: new Set() });
  for (const object of objects) {
    for (const action of object.offers) {
      const one = offered.get(action);
      if (one === undefined) continue;
      one.rows += 1;
      if (object.action === action) one.done += 1;
      one.labels.add(actionLabel(object, action));
    }
  }
  return [...offered].map(([action, { rows, done, labels }]): Choice => ({
    value: action,
    label: labels.size === 1 ? [...labels][0]! : actionWords[action],
    note: part(rows, of),
    current: done === rows,
    then: {
      decide: () =>
        decide(
          action,
          free.filter(({ offers }) => offers.includes(action)),
        ),
    },
  }));
}

/** How many rows offer an action, how many do it now, and what it is called for them. */
type Offered = { rows: number; done: number; readonly labels: Set<string> };

function some(
  value: string,
  label: string,
  kind: 'ignore' | 'undecide',
  rows: readonly ContentRow[],
  of: number,
): Choice[] {
  const decide = (): Decision[] => rows.map(({ id }) => ({ kind, id }));
  return rows.length === 0 ? [] : [{ value, label, note: part(rows.length, of), current: false, then: { decide } }];
}

const part = (number: number, of: number): string => (number === of ? '' : `${number} of ${count(of, 'row')}`);
