/** The options of an import that say what happens to objects, as an import policy. */
import { AppError } from '@tsferry/domain/error';
import type { Action, ImportPolicy } from '@tsferry/domain';

/** The words for an action, in the order of the official wizard. */
export const actions = ['create', 'ignore', 'overwrite', 'add-revision'] as const satisfies readonly Action[];

/** The options as the parser gives them. */
export type PolicyOptions = {
  readonly default?: Action;
  readonly action?: readonly string[];
  readonly set?: readonly string[];
  readonly link?: readonly string[];
  readonly ignoreMissing?: boolean;
};

const oneAction = actions.join('|');
// Ids hold slashes, spaces, @ and =; what follows the last `=ACTION` is the target.
const setPattern = new RegExp(`^(.+)=(${oneAction})(?:@(.+))?$`, 's');
const actionPattern = new RegExp(`^([^=]+)=(${oneAction})$`);
const linkPattern = /^(.+)=([^=]+)$/s;

/** Throws USAGE for a value of another form, and for two values about the same thing. */
export function toPolicy(options: PolicyOptions): Partial<ImportPolicy> {
  const byClass = (options.action ?? []).map((value) => {
    const [name, action] = parse('--action', value, actionPattern, 'CLASS=ACTION');
    return [name!, action as Action] as const;
  });
  const byId = (options.set ?? []).map((value) => {
    const [id, action, targetId] = parse('--set', value, setPattern, 'ID=ACTION[@TARGETID]');
    return [id!, { action: action as Action, ...(targetId === undefined ? {} : { targetId }) }] as const;
  });
  const links = (options.link ?? []).map((value) => {
    const [id, targetId] = parse('--link', value, linkPattern, 'ID=TARGETID');
    return [id!, targetId!] as const;
  });
  return {
    ...(options.default === undefined ? {} : { default: options.default }),
    byClass: unique('--action', byClass),
    byId: unique('--set', byId),
    links: unique('--link', links),
    ignoreMissing: options.ignoreMissing ?? false,
  };
}

function parse(option: string, value: string, pattern: RegExp, form: string): (string | undefined)[] {
  const match = pattern.exec(value);
  if (match) return match.slice(1);
  throw new AppError('USAGE', `${option} "${value}" is not of the form ${form}.`, {
    hint: form.includes('ACTION')
      ? `ACTION is one of ${actions.join(', ')}.`
      : 'TARGETID is the id of an object of the site.',
    details: { option, value },
  });
}

function unique<Value>(option: string, pairs: readonly (readonly [string, Value])[]): Record<string, Value> {
  const seen = new Set<string>();
  for (const [key] of pairs) {
    if (seen.has(key.toUpperCase())) {
      throw new AppError('USAGE', `${option} is given twice for ${key}.`, {
        hint: 'Give it once.',
        details: { option, key },
      });
    }
    seen.add(key.toUpperCase());
  }
  return Object.fromEntries(pairs);
}
