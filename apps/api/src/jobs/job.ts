/** @module What is known of jobs. */
import { z } from '@hono/zod-openapi';
import {
  jobSummarySchema,
  problemSchema,
  type Job,
  type JobState,
  type JobSummary,
  type Problem,
} from '@tsferry/contract';
import { recordKind, type TypedRecord } from '../record-kind.js';
import { jobInputSchema } from './job-input.js';

/** States that never change. */
const finalStates: readonly JobState[] = ['done', 'failed', 'cancelled', 'interrupted'];

const dataSchema = jobSummarySchema.omit({ id: true, state: true, created: true }).extend({
  by: z.string().default(''),
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
  const { kind, started, ended, site, by, title, progress, links, error } = data;
  return { id, kind, state: state as JobState, created, started, ended, site, by, title, progress, links, error };
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
