/**
 * @module Plans stay on the server: a client holds an id, so what is applied is what was shown. A plan may be large, and so
 * may the decisions that it was made from, so neither is checked when its record is read: the engine checks the plan that
 * it is to apply, and the input of one that is made.
 */
import { setImmediate as othersTurn } from 'node:timers/promises';
import { z } from '@hono/zod-openapi';
import { type ExportInput, type ExportPlanAnswer, type ImportInput, type ImportPlanAnswer } from '@tsferry/contract';
import { describeExport, describeImport, type ExportPlan, type ImportPlan, type RecordStore } from '@tsferry/domain';
import { seesSite, type Principal } from '@tsferry/engine';
import type { Logger } from 'pino';
import { notFound } from '../problem.js';
import { recordKind, type RecordKind, type TypedRecord } from '../record-kind.js';

const job = z.string().nullable();

/** The records that export plans are. */
export const exportPlanRecords = recordKind(
  'export-plan',
  z.object({ input: z.custom<ExportInput>(), plan: z.custom<ExportPlan>(), job }),
);
export type ExportPlanRecord = TypedRecord<{
  readonly input: ExportInput;
  readonly plan: ExportPlan;
  readonly job: string | null;
}>;

/** The records that import plans are. */
export const importPlanRecords = recordKind(
  'import-plan',
  z.object({ input: z.custom<ImportInput>(), plan: z.custom<ImportPlan>(), job }),
);
export type ImportPlanRecord = TypedRecord<{
  readonly input: ImportInput;
  readonly plan: ImportPlan;
  readonly job: string | null;
}>;

/** An export plan as it is answered; where its archive goes is decided when it is applied. */
export function answerExportPlan({ id, created, data }: ExportPlanRecord): ExportPlanAnswer {
  const { input, plan, job } = data;
  return { id, time: created, site: plan.site, input, plan: describeExport(plan, '', false), job };
}

/** An import plan as it is answered. */
export function answerImportPlan({ id, created, data }: ImportPlanRecord): ImportPlanAnswer {
  const { input, plan, job } = data;
  return { id, time: created, site: plan.site, input, plan: describeImport(plan, false), job };
}

/** Notes which job applies a plan. The job runs already: what cannot be noted is logged. */
export async function noteApplied<Data extends { readonly job: string | null }>(
  { records, log }: { readonly records: RecordStore; readonly log: Logger },
  kind: RecordKind<Data>,
  plan: TypedRecord<Data>,
  job: string,
): Promise<void> {
  await kind
    .change(records, { ...plan, state: 'applied', data: { ...plan.data, job } })
    .catch((err: unknown) => log.error({ err, plan: plan.id, job }, 'which job applies a plan cannot be written down'));
}

/** A plan of somebody's own. Throws NOT_FOUND for another's, and for one of a site that one no longer sees. */
export async function findPlan<Data extends { readonly plan: { readonly site: string } }>(
  { records }: { readonly records: RecordStore },
  kind: RecordKind<Data>,
  principal: Principal,
  id: string,
): Promise<TypedRecord<Data>> {
  const record = await kind.get(records, id);
  // Reading a large plan, and what is done with it, take their turns with other requests.
  await othersTurn();
  if (record && record.owner === principal.id && seesSite(principal, record.data.plan.site)) return record;
  throw notFound('plan', id);
}
