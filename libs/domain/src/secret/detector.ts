import { decodeBase64Text, type EncodedText } from '../text/base64-text.js';
import { inOrder, outside } from './outside.js';
import { dataWebRules } from './rules/data-web.js';
import { findEncoded } from './rules/encoded.js';
import { firmwareRules } from './rules/firmware.js';
import { installerRules } from './rules/installer.js';
import { namedValue } from './rules/named-value.js';
import { networkRules } from './rules/network.js';
import { scriptRules } from './rules/powershell.js';
import { recognisableRules, wellKnownPassword } from './rules/recognisable.js';
import type { Rule, Span, TextContext } from './rules/rule.js';
import { variableName } from './rules/variable.js';

/** Every rule. Where two find overlapping values the one further up names the find. */
const rules: readonly Rule[] = [
  variableName,
  ...networkRules,
  ...dataWebRules,
  ...installerRules,
  ...firmwareRules,
  ...scriptRules,
  ...recognisableRules,
  namedValue,
  wellKnownPassword,
];

/**
 * The place of a value that looks like a secret, in UTF-16 units; `rule` says why. Where the text at that place is base64 of
 * a script, `decoded` is the find inside the script.
 */
export type SuspectSpan = Span & {
  readonly rule: string;
  readonly decoded?: SuspectSpan & { readonly from: EncodedText };
};

const maximumNesting = 4;

/**
 * Every value in a text that looks like a secret (libs/domain/docs/secrets.md, "Suspected secrets"), in order. None
 * overlaps another, except finds inside one run of base64, which share its place. A reference such as `%OSDVar%` or `$pw`
 * is never one. Takes time linear in the text.
 */
export function findSuspects(text: string, context: TextContext): SuspectSpan[] {
  return find(text, context, 0);
}

function find(text: string, context: TextContext, nesting: number): SuspectSpan[] {
  const lower = text.toLowerCase();
  const found: SuspectSpan[] = [];
  const runs: Span[] = [];
  if (nesting < maximumNesting) {
    for (const run of findEncoded(text, context)) {
      const from = decodeBase64Text(text.slice(run.start, run.end));
      if (!from || (!run.announced && !isReadable(from.text))) continue;
      const inside = find(from.text, { where: context.where }, nesting + 1);
      // What only may hold a script is a value like any other when nothing is found in it.
      if (inside.length === 0 && !run.announced) continue;
      const { start, end } = run;
      runs.push({ start, end });
      for (const inner of inside) found.push({ start, end, rule: inner.rule, decoded: { ...inner, from } });
    }
  }
  const plain: Ranked[] = [];
  const holds = (hint: string): boolean => lower.includes(hint);
  rules.forEach((rule, rank) => {
    if (rule.hints.length > 0 && !rule.hints.some(holds)) return;
    for (const { start, end } of rule.find(text, context)) if (end > start) plain.push({ start, end, rank });
  });
  if (plain.length === 0) return inOrder(found);
  // A run of base64 is judged by what it holds.
  return inOrder([...found, ...joined(outside(inOrder(plain), runs))]);
}

/** Whether a text can have been written by people: hardly anything but ASCII, in more than one word. */
function isReadable(text: string): boolean {
  const start = text.slice(0, 4096);
  const odd = start.match(/[^\t\r\n -~]/g)?.length ?? 0;
  return odd * 10 <= start.length && /[\s=:,;]/.test(start);
}

/** A find with the place of its rule in the table. */
type Ranked = Span & { readonly rank: number };

/** Joins overlapping finds, which come in order, into one place, named by the rule that is further up. */
function joined(spans: readonly Ranked[]): SuspectSpan[] {
  const kept: Ranked[] = [];
  for (const span of spans) {
    const last = kept.at(-1);
    if (last && span.start < last.end) {
      const { start } = last;
      kept[kept.length - 1] = { start, end: Math.max(last.end, span.end), rank: Math.min(last.rank, span.rank) };
    } else {
      kept.push(span);
    }
  }
  return kept.map(({ start, end, rank }) => ({ start, end, rule: rules[rank]?.id ?? '' }));
}
