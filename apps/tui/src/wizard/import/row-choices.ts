/** What can be decided about rows of the File Content page: what the plan offers, in the words of the official wizard. */
import { applicationClass, type Action, type ImportPolicy, type ImportRow } from '@tsferry/domain';
import { actionWords, nameAndId } from '../../print/words.js';
import { count } from '../../terminal/amount.js';
import type { ContentRow } from './content-rows.js';
import { isDecided, type Decision } from './decisions.js';

/** One line of the menu of a row or of several. */
export type RowChoice = {
  readonly label: string;
  /** What is said beside it: that it is the default, how many rows offer it. */
  readonly note: string;
  /** Whether the plan does this now. */
  readonly current: boolean;
  /** What choosing it decides; `search`: an object of the site is looked for first. */
  readonly then: { readonly decide: readonly Decision[] } | { readonly search: ContentRow };
};

/** What an action is called for a row: Create New of an application that is here makes a new application. */
export function actionLabel({ class: className, match }: Pick<ImportRow, 'class' | 'match'>, action: Action): string {
  const isHere = className === applicationClass && match !== 'new';
  return action === 'create' && isHere ? 'Create New Application' : actionWords[action];
}

/** Everything that can be decided about one row. */
export function rowChoices(row: ContentRow, policy: ImportPolicy): RowChoice[] {
  const undo: RowChoice[] = isDecided(policy, row.id)
    ? [{ label: 'Undo the decision', note: '', current: false, then: { decide: [{ kind: 'undecide', id: row.id }] } }]
    : [];
  return [...(row.kind === 'object' ? objectChoices(row.object) : referenceChoices(row)), ...undo];
}

function objectChoices(object: ImportRow): RowChoice[] {
  return object.offers.flatMap((action, at): RowChoice[] => {
    const label = actionLabel(object, action);
    const note = at === 0 ? 'default' : '';
    const decide = (targetId?: string): RowChoice['then'] => ({
      decide: [{ kind: 'action', id: object.sourceId, action, ...(targetId === undefined ? {} : { targetId }) }],
    });
    if (action === 'create' || object.candidates.length < 2) {
      return [{ label, note, current: object.action === action, then: decide() }];
    }
    return object.candidates.map((candidate) => ({
      label: `${label}: ${nameAndId(candidate.name, candidate.id)}`,
      note,
      current: object.action === action && object.targetId === candidate.id,
      then: decide(candidate.id),
    }));
  });
}

function referenceChoices(row: Exclude<ContentRow, { kind: 'object' }>): RowChoice[] {
  const candidates = row.kind === 'missing' ? row.missing.candidates : [];
  return [
    ...candidates.map(({ id, name }): RowChoice => ({
      label: `Link to ${nameAndId(name, id)}`,
      note: 'same name',
      current: false,
      then: { decide: [{ kind: 'link', id: row.id, targetId: id }] },
    })),
    { label: 'Link to an object of the site …', note: '', current: row.kind === 'link', then: { search: row } },
    {
      label: 'Ignore Dependency',
      note: '',
      current: row.kind === 'missing' && row.missing.ignored,
      then: { decide: [{ kind: 'ignore', id: row.id }] },
    },
  ];
}

/** What can be decided about several rows at once; a row that does not offer it keeps what it has. */
export function rowsChoices(rows: readonly ContentRow[]): RowChoice[] {
  const some = (number: number): string => (number === rows.length ? '' : `${number} of ${count(rows.length, 'row')}`);
  const objects = rows.flatMap((row) => (row.kind === 'object' ? [row.object] : []));
  // The default of the first row comes first: Enter pressed too soon then changes the least.
  const order = new Set(objects.flatMap(({ offers }) => offers));
  const actions = [...order].flatMap((action): RowChoice[] => {
    const offering = objects.filter(({ offers }) => offers.includes(action));
    if (offering.length === 0) return [];
    const decide = offering.map(({ sourceId }): Decision => ({ kind: 'action', id: sourceId, action }));
    const current = offering.every((object) => object.action === action);
    const labels = new Set(offering.map((object) => actionLabel(object, action)));
    const label = labels.size === 1 ? [...labels][0]! : actionWords[action];
    return [{ label, note: some(offering.length), current, then: { decide } }];
  });
  const references = rows.filter(({ kind }) => kind !== 'object');
  if (references.length === 0) return actions;
  const decide = references.map(({ id }): Decision => ({ kind: 'ignore', id }));
  return [...actions, { label: 'Ignore Dependency', note: some(references.length), current: false, then: { decide } }];
}
