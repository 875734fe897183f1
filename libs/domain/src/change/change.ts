import * as z from 'zod';
import { stepPathSchema } from '../reference/step-path.js';
import { compareTexts, textLineSchema } from './compare-texts.js';
import { readableText } from './readable-text.js';

/**
 * One value that differs; null where there is none. Long values are cut around their first difference; `lines` tells
 * both line by line, scripts decoded and XML indented, and is empty where only one side has a value.
 */
const valueChangeSchema = z
  .object({
    name: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
    lines: z.array(textLineSchema),
  })
  .meta({ title: 'ValueChange' });
/** One value before and after. */
export type ValueChange = z.infer<typeof valueChangeSchema>;

/** A line of a condition, `depth` operators below its top; the lines at depth 0 must all hold. */
const conditionLineSchema = z
  .object({
    change: z.enum(['same', 'removed', 'added']),
    depth: z.int().nonnegative(),
    kind: z.enum(['operator', 'expression']),
    /** `and`, `or`, `not`, or the WMI class of the expression. */
    type: z.string(),
    values: z.array(z.object({ name: z.string(), text: z.string() })),
  })
  .meta({ title: 'ConditionLine' });
/** One condition or operator of a step, and whether it came, went or changed. */
export type ConditionLine = z.infer<typeof conditionLineSchema>;

/** A step, group or child task sequence of one or both sequences. */
const stepChangeSchema = z
  .object({
    kind: z.enum(['group', 'step', 'child']),
    /** WMI class of the step; '' for a group. */
    type: z.string(),
    name: z.string(),
    /** What happened to it; empty for a step that is equal, which is told of only when asked for. */
    changes: z.array(z.enum(['added', 'removed', 'moved', 'renamed', 'disabled', 'enabled', 'changed'])),
    /** Its place before; null for an added one. */
    before: stepPathSchema.nullable(),
    /** Its place afterwards; null for a removed one. */
    after: stepPathSchema.nullable(),
    properties: z.array(valueChangeSchema),
    /** All lines of its condition where that differs, else none. */
    conditions: z.array(conditionLineSchema),
  })
  .meta({ title: 'StepChange' });
/** What differs in one step. */
export type StepChange = z.infer<typeof stepChangeSchema>;

/** What differs in an object: its properties, and for a task sequence its steps, in the order of the steps. */
export const objectChangesSchema = z
  .object({
    object: z.object({ class: z.string(), id: z.string(), name: z.string() }),
    properties: z.array(valueChangeSchema),
    steps: z.array(stepChangeSchema),
  })
  .meta({ title: 'ObjectChanges' });
/** What differs in one object, by property and by step. */
export type ObjectChanges = z.infer<typeof objectChangesSchema>;

/** Values by name, in a stable order. */
export type Facts = ReadonlyMap<string, string>;

/** Names of the facts that differ: those of `before` first, then what is new. */
export function differingFacts(before: Facts, after: Facts): string[] {
  const names = [...before.keys(), ...[...after.keys()].filter((name) => !before.has(name))];
  return names.filter((name) => before.get(name) !== after.get(name));
}

/** Tells of one value that differs, as it may be shown. */
export function toValueChange(name: string, before: string | undefined, after: string | undefined): ValueChange {
  if (before === undefined || after === undefined) {
    return { name, ...excerpts(before ?? null, after ?? null), lines: [] };
  }
  const [old, next] = [readableText(name, before), readableText(name, after)];
  // Two writings of one text differ, too.
  if (old === next) return { name, ...excerpts(before, after), lines: compareTexts(before, after) };
  return { name, ...excerpts(old, next), lines: compareTexts(old, next) };
}

const longest = 200;
const lead = 30;

function excerpts(before: string | null, after: string | null): { before: string | null; after: string | null } {
  let same = 0;
  const [a, b] = [before ?? '', after ?? ''];
  while (same < a.length && a[same] === b[same]) same++;
  const from = Math.max(0, same - lead);
  return { before: cut(before, from), after: cut(after, from) };
}

function cut(text: string | null, from: number): string | null {
  if (text === null || text.length <= longest) return text;
  const start = Math.min(from, text.length);
  const end = start + longest;
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}
