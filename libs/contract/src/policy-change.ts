/** @module A change of the decisions of an import: only what is to be another. */
import { z } from '@hono/zod-openapi';
import { importPolicySchema, type ImportPolicy } from '@tsferry/domain';

const { shape } = importPolicySchema;
const action = shape.default.unwrap();
const decision = z.object({ action, targetId: z.string().optional() });

/** A change of an import policy. */
export const policyChangeSchema = z
  .strictObject({
    default: action.nullable(),
    byClass: z.record(z.string(), action.nullable()).nullable(),
    byId: z.record(z.string(), decision.nullable()).nullable(),
    links: z.record(z.string(), z.string().nullable()).nullable(),
    ignoreMissing: z.boolean().nullable(),
    ignoreIds: shape.ignoreIds.unwrap().nullable(),
  } satisfies Record<keyof ImportPolicy, z.ZodType>)
  .partial()
  .openapi('PolicyChange', {
    description:
      'Merged into the policy before: what is left out stays, and null takes a decision back. The decisions in byClass, ' +
      'byId and links are changed one by one, each as a whole; ignoreIds is replaced.',
  });
/** A change of an import policy, as a client sends it. */
export type PolicyChange = z.output<typeof policyChangeSchema>;

const nothingDecided = importPolicySchema.parse({});

/** The policy after a change. It may hold too many decisions by then, which planning refuses. */
export function changePolicy(policy: ImportPolicy, change: PolicyChange): ImportPolicy {
  return { ...nothingDecided, ...merge(policy, change, mergeDecisions) };
}

/** The change that makes one policy out of another. */
export function policyChange(before: ImportPolicy, after: ImportPolicy): PolicyChange {
  return difference(before, after, differentDecisions);
}

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members, each as the change says; null: gone. A decision is replaced as a whole. */
function merge(before: Members, change: Members, mergeMember: (old: unknown, now: unknown) => unknown): Members {
  const merged = new Map(Object.entries(before));
  for (const [name, value] of Object.entries(change)) {
    if (value === null) merged.delete(name);
    else if (value !== undefined) merged.set(name, mergeMember(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}

const replace = (_old: unknown, now: unknown): unknown => now;
const mergeDecisions = (old: unknown, now: unknown): unknown =>
  isMembers(old) && isMembers(now) ? merge(old, now, replace) : now;

/** What takes the members of one to those of the other. */
function difference(before: Members, after: Members, ofMember: (old: unknown, now: unknown) => unknown): Members {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries([...names].map((name) => [name, ofMember(before[name], after[name] ?? null)]));
}

const differentDecisions = (old: unknown, now: unknown): unknown =>
  isMembers(old) && isMembers(now) ? difference(old, now, replace) : now;
