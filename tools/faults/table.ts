/** The table of a campaign: a row for each operation and kind of call. */
import type { State, Verdict } from './judge.js';

/** What was tried, and what came of it. */
export type Result = { readonly operation: string; readonly kind: string; readonly point: string } & Verdict;

const states: readonly State[] = ['old', 'new', 'nothing', 'between', 'half'];

/** The rows under their head, in Markdown. */
export function formatTable(results: readonly Result[]): string {
  const rows = new Map<string, Result[]>();
  for (const result of results) {
    const key = `${result.operation} | ${result.kind}`;
    rows.set(key, [...(rows.get(key) ?? []), result]);
  }
  const head = ['operation', 'call', 'points', ...states, 'wrong'];
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(head),
    line(head.map(() => '---')),
    ...[...rows].map(([key, found]) =>
      line([
        key,
        found.length,
        ...states.map((state) => found.filter((result) => result.state === state).length),
        found.filter(({ wrong }) => wrong.length > 0).length,
      ]),
    ),
  ].join('\n');
}
