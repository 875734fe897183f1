/** @module Parts that several routes are made of. */
import { z } from '@hono/zod-openapi';
import { jobSchema } from './job.js';
import { problemSchema } from './problem.js';

/** A JSON answer. */
export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** A JSON body. */
export function body<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } };
}

/** What every route may answer instead. */
export const problem = {
  default: { description: 'A problem', content: { 'application/problem+json': { schema: problemSchema } } },
};

/** A path with one id in it. */
export const idParams = z.object({ id: z.string().openapi({ description: 'an id' }) });

/** A path with an archive in it. */
export const archiveParams = z.object({ archive: z.string() });

/** A path with a site in it. */
export const siteParams = z.object({ site: z.string() });

/** The schema of bytes. */
export const binary = { schema: z.string().openapi({ format: 'binary' }) };

/** Headers of a request that starts a job. */
export const jobHeaders = z.object({
  prefer: z
    .string()
    .optional()
    .openapi({ description: 'wait=SECONDS: answer with the result when it is there by then' }),
  'idempotency-key': z
    .string()
    .max(200)
    .optional()
    .openapi({ description: 'the same request again with the same key answers the same job' }),
});

/** What a route that starts a job answers: 200 and the result when it waited for it, else 202 and the job. */
export function jobResponses<Schema extends z.ZodType>(result: Schema, description: string) {
  return { 200: json(result, description), 202: json(jobSchema, 'The job that does it') };
}
