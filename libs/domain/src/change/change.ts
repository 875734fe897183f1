import * as z from 'zod';
import { stepPathSchema } from '../reference/step-path.js';

/** One value that differs; null where there is none. Long values are cut around their first difference. */
const valueChangeSchema = z
  .object({ name: z.string(), before: z.string().nullable(), after: z.string().nullable() })
  .meta({ title: 'ValueChange' });
/** One value before and after. */
export type ValueChange = z.infer<typeof valueChangeSchema>;

/** A step, group or child task sequence that differs. `path` is its place afterwards; before, for a removed one. */
const stepChangeSchema = z
  .object({
    change: z.enum(['added', 'removed', 'changed', 'moved']),
    path: stepPathSchema,
    name: z.string(),
    /** What differs in it; empty for a step that was only moved, added or removed. */
    properties: z.array(valueChangeSchema),
  })
  .meta({ title: 'StepChange' });
/** What differs in one step. */
export type StepChange = z.infer<typeof stepChangeSchema>;

/** What would change in an object: its properties, and for a task sequence its steps, in the order of the steps. */
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

const longest = 200;
const lead = 30;

/**
 * What differs between two sets of facts: those of `before` first, then what is new. `shown` gives the values to show
 * in place of the compared ones, so that what must not be shown can still be compared.
 */
export function compareFacts(before: Facts, after: Facts, shown: { before: Facts; after: Facts }): ValueChange[] {
  const names = [...before.keys(), ...[...after.keys()].filter((name) => !before.has(name))];
  return names
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => ({ name, ...excerpts(shown.before.get(name) ?? null, shown.after.get(name) ?? null) }));
}

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
