import { decodeBase64Text, type EncodedText } from './base64-text.js';
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
 * Every value in a text that looks like a secret (reliability.md 5.3), in order, none overlapping another except finds
 * inside one run of base64, which share its place. Never a reference such as `%OSDVar%` or `$pw`. Linear in the text.
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
      if (!from) continue;
      runs.push(run);
      for (const inner of find(from.text, { where: context.where }, nesting + 1)) {
        found.push({ ...run, rule: inner.rule, decoded: { ...inner, from } });
      }
    }
  }
  const plain: SuspectSpan[] = [];
  for (const rule of rules) {
    if (rule.hints.length > 0 && !rule.hints.some((hint) => lower.includes(hint))) continue;
    for (const { start, end } of rule.find(text, context)) if (end > start) plain.push({ start, end, rule: rule.id });
  }
  return [...found, ...withoutOverlaps(plain, runs)].sort((a, b) => a.start - b.start);
}

/** Joins overlapping finds into one place, named by the first rule of the table. Sorting is stable, so that is the first. */
function withoutOverlaps(spans: readonly SuspectSpan[], runs: readonly Span[]): SuspectSpan[] {
  const kept: SuspectSpan[] = [];
  const order = spans
    .map((span, rank) => ({ span, rank }))
    .sort((a, b) => a.span.start - b.span.start || a.rank - b.rank);
  let nextRun = 0;
  let lastRank = 0;
  for (const { span, rank } of order) {
    while (runs[nextRun] && (runs[nextRun] as Span).end <= span.start) nextRun++;
    const run = runs[nextRun];
    if (run && run.start < span.end) continue; // judged by what it holds
    const last = kept.at(-1);
    if (last && span.start < last.end) {
      kept[kept.length - 1] = {
        start: last.start,
        end: Math.max(last.end, span.end),
        rule: rank < lastRank ? span.rule : last.rule,
      };
      lastRank = Math.min(rank, lastRank);
    } else {
      kept.push(span);
      lastRank = rank;
    }
  }
  return kept;
}
