/** What a job is: long work that goes on after its request was answered. */
import { z } from '@hono/zod-openapi';
import { problemSchema, type Problem } from '../problem.js';
import { recordKind, type TypedRecord } from '../record-kind.js';
import { jobInputSchema } from './job-input.js';

/** Waiting, at work, and the ways to end. Interrupted: its server ended before it did. */
export const jobStateSchema = z.enum(['queued', 'running', 'done', 'failed', 'cancelled', 'interrupted']);
export type JobState = z.infer<typeof jobStateSchema>;

/** States that never change. */
export const finalStates: readonly JobState[] = ['done', 'failed', 'cancelled', 'interrupted'];

const progressSchema = z
  .object({
    stage: z.enum(['reading', 'hashing', 'copying', 'writing', 'checking', 'importing']),
    bytes: z.number(),
    totalBytes: z.number(),
    files: z.number(),
    totalFiles: z.number(),
  })
  .openapi('Progress');

/** A job without its result. */
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
    /** What it is about, for people. */
    title: z.string(),
    progress: progressSchema.nullable(),
    /** Ids of the plan it applies and of the archive it made or reads. */
    links: z.object({ plan: z.string().optional(), archive: z.string().optional() }),
    /** Without its details: these are with the job itself. */
    error: problemSchema.nullable(),
  })
  .openapi('JobSummary');
export type JobSummary = z.infer<typeof jobSummarySchema>;

/** A job; `result` is what the same work answers on the command line, null until it is done. */
export const jobSchema = jobSummarySchema.extend({ result: z.unknown() }).openapi('Job');
export type Job = z.infer<typeof jobSchema>;

const dataSchema = jobSummarySchema.omit({ id: true, state: true, created: true }).extend({
  /** The name of the zip that it makes, in the folder of exports of its site. */
  writes: z.string().nullable().default(null),
  /** Grows with every change that watchers are told of. */
  sequence: z.number(),
  /** Which server works on it, and when it last said so. */
  server: z.object({ host: z.string(), pid: z.number(), beat: z.string() }).nullable(),
});
export type JobData = z.infer<typeof dataSchema>;
export type JobRecord = TypedRecord<JobData> & { readonly state: string };

/** The records that jobs are: small, since they are listed, and written again while a job goes on. */
export const jobRecords = recordKind('job', dataSchema);

/** What a job is to do, under its id; gone when it has ended. */
export const jobInputs = recordKind('job-input', jobInputSchema);

/** What came of a job, under its id. Nothing is there for one that its server left, or that was cancelled before it ran. */
export const jobOutcomes = recordKind(
  'job-outcome',
  z.object({ result: z.unknown(), error: problemSchema.nullable() }),
);
export type JobOutcome = TypedRecord<{ readonly result: unknown; readonly error: Problem | null }>;

/** The state of a job that ended with an error, or with none. */
export function stateAfter(error: Pick<Problem, 'code'> | null): JobState {
  return error ? (endings[error.code] ?? 'failed') : 'done';
}

const endings: { readonly [Code in Problem['code']]?: JobState } = {
  CANCELLED: 'cancelled',
  INTERRUPTED: 'interrupted',
};

/** A job as it is listed. */
export function summarise({ id, state, created, data }: JobRecord): JobSummary {
  const { kind, started, ended, site, title, progress, links, error } = data;
  return { id, kind, state: state as JobState, created, started, ended, site, title, progress, links, error };
}

/** A job with what came of it; null: nothing yet. */
export function answerJob(record: JobRecord, outcome: JobOutcome | null): Job {
  const { result = null, error = record.data.error } = outcome?.data ?? {};
  return { ...summarise(record), error, result };
}

/** Whether it has ended. */
export function isFinal({ state }: { readonly state: string }): boolean {
  return finalStates.includes(state as JobState);
}
