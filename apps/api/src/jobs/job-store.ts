/** What the store keeps of jobs: what is listed of each, what it is to do, and what came of it. */
import { hostname } from 'node:os';
import type { RecordStore } from '@tsferry/domain';
import type { Settings } from '../settings.js';
import type { FindEnd } from './find-end.js';
import { retryWhileBusy } from './retry-while-busy.js';
import type { JobInput } from './job-input.js';
import { jobInputs, jobOutcomes, jobRecords, type JobOutcome, type JobRecord } from './job.js';
import { endedRecord, isOrphan } from './orphans.js';

/** Jobs as they are stored, for the server that asks. */
export type JobStore = {
  add(record: JobRecord, input: JobInput): Promise<void>;
  /** Null when there is none. */
  get(id: string): Promise<JobRecord | null>;
  /** One that was just read: as it ended when its server is no more, and otherwise as it is. */
  settle(record: JobRecord): Promise<JobRecord>;
  /** Those that say that they wait or run, newest first, not settled. */
  listOpen(): Promise<readonly JobRecord[]>;
  /** Takes a job for this server. False when another one that works with the same store has it. */
  claim(record: JobRecord): Promise<boolean>;
  /** Writes down what is known of a job, and, of one that runs, that this server lives. Waits for a busy store. */
  write(record: JobRecord): Promise<boolean>;
  /** What a job is to do; null when that is not known any more. */
  input(id: string): Promise<JobInput | null>;
  /** Keeps what came of a job. Waits for a busy store. */
  keepOutcome(record: JobRecord, data: JobOutcome['data']): Promise<void>;
  /** Forgets what a job was to do. Waits for a busy store. */
  forgetInput(id: string): Promise<void>;
};

/** What jobs are kept with. */
export type JobStoreParts = {
  readonly records: RecordStore;
  readonly settings: Settings;
  readonly now: () => Date;
  /** How a job ended whose server is no more. */
  readonly findEnd: FindEnd;
};

/** The jobs of a store. */
export function createJobStore({ records, settings, now, findEnd }: JobStoreParts): JobStore {
  const server = () => ({ host: hostname(), pid: process.pid, beat: now().toISOString() });

  return {
    async add(record, input) {
      const { id, owner, state, created } = record;
      await jobInputs.add(records, { id, owner, state, created, data: input });
      await jobRecords.add(records, record);
    },

    get: (id) => jobRecords.get(records, id),

    async settle(record) {
      if (!isOrphan(record, now(), settings.limits.silentMs)) return record;
      const changed = await endedRecord(record, await jobOutcomes.get(records, record.id), now(), findEnd);
      // It may have changed since it was read: then it is as it was changed.
      if (!(await jobRecords.change(records, changed))) return (await jobRecords.get(records, record.id)) ?? record;
      await records.remove(jobInputs.kind, record.id);
      return changed;
    },

    listOpen: async () => (await jobRecords.list(records, { states: ['queued', 'running'] })).records,

    claim: (record) =>
      jobRecords.change(records, { ...record, state: 'running', data: { ...record.data, server: server() } }),

    write: (record) =>
      retryWhileBusy(async () => {
        const { version } = (await jobRecords.get(records, record.id)) ?? record;
        const data = record.state === 'running' ? { ...record.data, server: server() } : record.data;
        return jobRecords.change(records, { ...record, version, data });
      }),

    input: async (id) => (await jobInputs.get(records, id))?.data ?? null,

    async keepOutcome({ id, owner }, data) {
      const created = now().toISOString();
      await retryWhileBusy(() => jobOutcomes.add(records, { id, owner, state: 'ended', created, data }));
    },

    async forgetInput(id) {
      await retryWhileBusy(() => records.remove(jobInputs.kind, id));
    },
  };
}
