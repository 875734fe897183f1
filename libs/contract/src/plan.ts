/** @module Plans as the API answers them. */
import { z } from '@hono/zod-openapi';
import { exportAnswerSchema, importAnswerSchema } from '@tsferry/domain/shapes';
import { exportInputSchema, importInputSchema } from './plan-input.js';

/** The id of the job that applies the plan; null until it is applied. */
const job = z.string().nullable();

/** An export plan. `time`: when it was made, ISO 8601, UTC. */
export const exportPlanAnswerSchema = z
  .object({
    id: z.string(),
    time: z.string(),
    site: z.string(),
    input: exportInputSchema,
    plan: exportAnswerSchema,
    job,
  })
  .openapi('ExportPlan');
/** An export plan with the id under which the server keeps it. */
export type ExportPlanAnswer = z.output<typeof exportPlanAnswerSchema>;

/** An import plan. `time`: when it was made, ISO 8601, UTC. */
export const importPlanAnswerSchema = z
  .object({
    id: z.string(),
    time: z.string(),
    site: z.string(),
    input: importInputSchema,
    plan: importAnswerSchema,
    job,
  })
  .openapi('ImportPlan');
/** An import plan with the id under which the server keeps it. */
export type ImportPlanAnswer = z.output<typeof importPlanAnswerSchema>;
