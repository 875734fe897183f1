import { AppError } from '@tsferry/domain';
import type * as z from 'zod';

/** A wrong input may have ten thousand wrong values, each of any length: so many are told, cut at so many characters. */
const maxTold = 10;
const maxText = 200;

type Issue = z.core.$ZodIssue;

/**
 * The error USAGE for an input that a schema refused. `what` begins its message. It names the first ten wrong values,
 * with the place and the reason of each; its size does not depend on the size of the input.
 */
export function wrongInput(what: string, issues: readonly Issue[], hint: string): AppError {
  const told = issues.slice(0, maxTold).map((issue) => ({
    code: issue.code,
    path: issue.path.map((part) => (typeof part === 'number' ? part : cut(String(part)))),
    message: reasonOf(issue),
  }));
  // A sentence of its own names what it is about.
  const lines = told.map(({ path, message }) => (message.endsWith('.') ? message : [...path, message].join(': ')));
  const rest = issues.length - told.length;
  const all = rest === 0 ? lines : [...lines, `and ${rest} more`];
  return new AppError('USAGE', `${what}: ${all.join('; ')}`, { hint, details: { issues: told } });
}

/** zod lists every unknown name in one issue. */
function reasonOf(issue: Issue): string {
  if (issue.code !== 'unrecognized_keys' || issue.keys.length <= maxTold) return cut(issue.message);
  const names = issue.keys.slice(0, maxTold).map((name) => JSON.stringify(name));
  return `${cut(`Unrecognized keys: ${names.join(', ')}`)} and ${issue.keys.length - maxTold} more`;
}

const cut = (text: string): string => (text.length <= maxText ? text : `${text.slice(0, maxText)}…`);
