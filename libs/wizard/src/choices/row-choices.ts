/** What can be decided about one row of the File Content page: what the plan offers, in the words of the official wizard. */
import type { Action } from '@tsferry/domain';
import type { Decided } from '../decisions/decided.js';
import type { Decision } from '../decisions/decision.js';
import { isOpen } from '../rows/content-rows.js';
import type { ContentRow, ImportObject, LinkRow, MissingRow } from '../rows/content-row.js';
import { nameAndId, referenceWords } from '../words/index.js';
import { actionLabel } from './action-label.js';
import { defaultLabel, defaultValue, type Choice } from './choice.js';

/** Everything that can be decided about one row. */
export function rowChoices(row: ContentRow, decided: Decided): Choice[] {
  const undo: Choice = {
    value: defaultValue,
    label: defaultLabel,
    note: '',
    current: false,
    then: { decide: () => [{ kind: 'undecide', id: row.id }] },
  };
  const choices = row.kind === 'object' ? objectChoices(row.object, decided) : referenceChoices(row);
  return decided.has(row.id) ? [...choices, undo] : choices;
}

function objectChoices(object: ImportObject, decided: Decided): Choice[] {
  const { sourceId, offers, candidates } = object;
  const chosen = decided.targetOf(sourceId);
  return offers.flatMap((action, at): Choice[] => {
    const label = actionLabel(object, action);
    const note = at === 0 ? 'default' : '';
    const does = object.action === action;
    const choice = (target?: { readonly id: string; readonly name: string }, isCurrent = does): Choice => ({
      value: target === undefined ? action : `${action}@${target.id}`,
      label: target === undefined ? label : `${label}: ${nameAndId(target.name, target.id)}`,
      note,
      current: isCurrent,
      then: { decide: () => [actionDecision(sourceId, action, target?.id)] },
    });
    if (action === 'create') return [choice()];
    const isKnown = candidates.some(({ id }) => id === object.targetId);
    // Somebody chose an object that nothing but its id speaks for.
    const other = does && chosen !== undefined && !isKnown && object.targetId !== '';
    const more = other ? [choice({ id: object.targetId, name: '' })] : [];
    if (candidates.length < 2) return [choice(undefined, does && !other), ...more];
    return [...candidates.map((one) => choice(one, does && object.targetId === one.id)), ...more];
  });
}

function actionDecision(id: string, action: Action, targetId?: string): Decision {
  return { kind: 'action', id, action, ...(targetId === undefined ? {} : { targetId }) };
}

const ignoring = (row: MissingRow | LinkRow): Choice => ({
  value: 'ignore',
  label: referenceWords.ignore,
  note: '',
  current: row.kind === 'missing' && row.missing.ignored,
  then: { decide: () => [{ kind: 'ignore', id: row.id }] },
});

/** The choice to look for an object of the site. */
export const searchValue = 'search';

function referenceChoices(row: MissingRow | LinkRow): Choice[] {
  const candidates = row.kind === 'missing' ? row.missing.candidates : [];
  return [
    ...candidates.map(({ id, name }): Choice => ({
      value: `link@${id}`,
      label: `Link to ${nameAndId(name, id)}`,
      note: 'same name',
      current: row.kind === 'link' && row.target === id,
      then: { decide: () => [{ kind: 'link', id: row.id, targetId: id }] },
    })),
    {
      value: searchValue,
      label: 'Link to an object of the site …',
      note: '',
      current: row.kind === 'link' && isOpen(row),
      then: { search: true },
    },
    ...(isOpen(row) ? [ignoring(row)] : []),
  ];
}
