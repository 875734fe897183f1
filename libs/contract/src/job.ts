/** @module Jobs: long work that goes on after its request was answered. */
import { z } from '@hono/zod-openapi';
import { problemSchema } from './problem.js';

/** Waiting, running, and the ways to end. `interrupted`: the server ended before the job did. */
export const jobStateSchema = z.enum(['queued', 'running', 'done', 'failed', 'cancelled', 'interrupted']);
/** Where a job is on its way. */
export type JobState = z.infer<typeof jobStateSchema>;

const progressSchema = z
  .object({
    stage: z.enum(['reading', 'hashing', 'copying', 'writing', 'checking', 'importing']),
    bytes: z.number(),
    totalBytes: z.number(),
    files: z.number(),
    totalFiles: z.number(),
  })
  .openapi('Progress');

/** A job without its result: what lists and events hold. */
export const jobSummarySchema = z
  .object({
    id: z.string(),
    kind: z.enum(['export', 'import', 'verify']),
    state: jobStateSchema,
    created: z.string(),
    started: z.string().nullable(),
    ended: z.string().nullable(),
    /** Code of the site it works on. */
    site: z.string().nullable(),
    /** The name of the token that it was started with. */
    by: z.string(),
    /** What it is about, for people. */
    title: z.string(),
    progress: progressSchema.nullable(),
    /** Ids of the plan it applies and of the archive it made or reads. */
    links: z.object({ plan: z.string().optional(), archive: z.string().optional() }),
    /** Its `details` are empty here; the job itself has them. */
    error: problemSchema.nullable(),
  })
  .openapi('JobSummary');
/** A job as a list shows it, without its answer. */
export type JobSummary = z.infer<typeof jobSummarySchema>;

/** A job. `result` is what the same work answers on the command line; null until it is done. */
export const jobSchema = jobSummarySchema.extend({ result: z.unknown() }).openapi('Job');
/** An export or import that runs or ran: its state, its progress, and its answer or problem. */
export type Job = z.infer<typeof jobSchema>;
