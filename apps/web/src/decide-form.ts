/** What the File Content form says, as the policy that the next plan is made from. */
import {
  actionSchema,
  decideClass,
  decideRow,
  ignoreMissingId,
  linkMissing,
  undecide,
  type ImportPolicy,
} from '@tsferry/domain';
import type { ImportAnswer } from '@tsferry/domain/shapes';
import { valueOf } from './file-content.js';

/** The fields of a form, each with all its values. */
export type Fields = URLSearchParams;

/**
 * The policy after the form's change: `do` says which control was used. Rows and missing references that the form shows
 * with another value than the plan are set, whatever was used, so that no choice is lost.
 */
export function decideForm(policy: ImportPolicy, plan: ImportAnswer, fields: Fields): ImportPolicy {
  const changed = changeMissing(changeRows(policy, plan, fields), plan, fields);
  const [what = '', of = ''] = split(fields.get('do') ?? '', ':');
  return bulk[what]?.(changed, plan, fields, of) ?? changed;
}

type Bulk = (policy: ImportPolicy, plan: ImportAnswer, fields: Fields, of: string) => ImportPolicy;

const bulk: Readonly<Record<string, Bulk>> = {
  selected: (policy, plan, fields) => {
    const action = actionSchema.safeParse(fields.get('selected-action'));
    if (!action.success) return policy;
    const chosen = new Set(fields.getAll('selected'));
    return plan.objects
      .filter(({ sourceId, offers }) => chosen.has(sourceId) && offers.length > 1)
      .reduce((next, { sourceId }) => decideRow(next, sourceId, action.data), policy);
  },
  class: (policy, plan, fields, className) => {
    const action = actionSchema.safeParse(fields.get(`class-action.${className}`));
    if (!action.success) return policy;
    const members = plan.objects.filter((row) => row.class === className);
    const cleared = members.reduce((next, { sourceId }) => undecide(next, sourceId), policy);
    return decideClass(cleared, className, action.data);
  },
  'ignore-missing': (policy) => ({ ...policy, ignoreMissing: true }),
  undecide: (policy, _plan, _fields, id) => undecide(policy, id),
  'ask-missing': (policy) => ({ ...policy, ignoreMissing: false, ignoreIds: [] }),
};

function changeRows(policy: ImportPolicy, plan: ImportAnswer, fields: Fields): ImportPolicy {
  return plan.objects.reduce((next, row) => {
    const value = fields.get(`row.${row.sourceId}`);
    if (value === null || value === valueOf(row)) return next;
    const [name = '', targetId] = split(value, '@');
    const action = actionSchema.safeParse(name);
    return action.success ? decideRow(next, row.sourceId, action.data, targetId) : next;
  }, policy);
}

function changeMissing(policy: ImportPolicy, plan: ImportAnswer, fields: Fields): ImportPolicy {
  return plan.missing.reduce((next, { id, ignored }) => {
    const other = fields.get(`missing-id.${id}`)?.trim();
    if (other) return linkMissing(next, id, other);
    const value = fields.get(`missing.${id}`);
    if (value === null || value === (ignored ? 'ignore' : '')) return next;
    if (value === 'ignore') return ignoreMissingId(next, id);
    return value === '' ? undecide(next, id) : linkMissing(next, id, value);
  }, policy);
}

/** At the first separator: ids may hold it too. */
function split(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
