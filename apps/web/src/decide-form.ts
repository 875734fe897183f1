/** What the File Content form says, as the policy that the next plan is made from. */
import type { ImportPolicy } from '@tsferry/domain';
import type { ImportAnswer } from '@tsferry/domain/shapes';
import {
  classChoices,
  contentRows,
  currentValue,
  decide,
  decidedIn,
  decisionsOf,
  isObjectRow,
  markedChoices,
  rowChoices,
  type ContentRow,
  type Decided,
  type Decision,
} from '@tsferry/wizard';

/** The fields of a form, each with all its values. */
export type Fields = URLSearchParams;

/**
 * The policy after the form's change: `do` says which control was used. Rows and missing references that the form shows
 * with another value than the plan are set, whatever was used, so that no choice is lost.
 */
export function decideForm(policy: ImportPolicy, plan: ImportAnswer, fields: Fields): ImportPolicy {
  const rows = contentRows(plan);
  const changed = decide(policy, singleDecisions(rows, decidedIn(policy), new Map(fields)));
  const [what = '', of = ''] = split(fields.get('do') ?? '', ':');
  return decide(changed, Object.hasOwn(bulk, what) ? bulk[what]!(rows, decidedIn(changed), fields, of) : []);
}

type Bulk = (rows: readonly ContentRow[], decided: Decided, fields: Fields, of: string) => readonly Decision[];

const bulk: Readonly<Record<string, Bulk>> = {
  selected(rows, decided, fields) {
    const chosen = new Set(fields.getAll('selected'));
    const marked = rows.filter((row) => isObjectRow(row) && chosen.has(row.id));
    return decisionsOf(markedChoices(marked, decided), fields.get('selected-action') ?? '');
  },
  class(rows, decided, fields, className) {
    const members = rows.filter((row) => isObjectRow(row) && row.class === className);
    return decisionsOf(classChoices(members, decided), fields.get(`class-action.${className}`) ?? '');
  },
  undecide: (_rows, _decided, _fields, id) => [{ kind: 'undecide', id }],
  'ignore-missing': () => [{ kind: 'ignore-missing' }],
  'ask-missing': () => [{ kind: 'ask-missing' }],
};

/** What was chosen for single rows. An id that was typed counts more than the choice beside it. */
function singleDecisions(
  rows: readonly ContentRow[],
  decided: Decided,
  fields: ReadonlyMap<string, string>,
): Decision[] {
  return rows.flatMap((row): readonly Decision[] => {
    const typed = row.kind === 'missing' ? fields.get(`missing-id.${row.id}`)?.trim() : undefined;
    if (typed) return [{ kind: 'link', id: row.id, targetId: typed }];
    const value = fields.get(`${row.kind === 'object' ? 'row' : 'missing'}.${row.id}`);
    if (value === undefined) return [];
    const choices = rowChoices(row, decided);
    return value === currentValue(choices) ? [] : decisionsOf(choices, value);
  });
}

/** At the first separator: ids may hold it too. */
function split(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
