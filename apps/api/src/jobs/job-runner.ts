/** Runs jobs one after the other, a few at once. What is known of each goes to the store (`job-store.ts`). */
import { toProblem, type JobState } from '@tsferry/contract';
import { AppError, type Progress, type Run } from '@tsferry/domain';
import { zipOf } from '../archives/zip-of.js';
import { noteChange, type AuditLog } from '../audit.js';
import { findPrincipal, type Principal } from '@tsferry/engine';
import type { HidePaths } from '../hide-paths.js';
import type { Meters } from '../meters.js';
import { toAppError } from '../problem.js';
import { limitConcurrency } from '../limit-concurrency.js';
import type { JobInput } from './job-input.js';
import { createJobStore, type JobStoreParts } from './job-store.js';
import { isFinal, jobRecords, stateAfter, type JobData, type JobRecord } from './job.js';

/** What a job is started with. */
export type NewJob = Pick<JobData, 'kind' | 'site' | 'title' | 'links'> & { readonly input: JobInput };

/** What a job gives: its result, and the ids that came up. */
export type Done = { readonly result: unknown; readonly links: JobData['links'] };

/** Writes down ids that came up while a job goes on: they are known when it ends, however it ends. */
export type NoteLinks = (links: JobData['links']) => Promise<void>;

/** Does the work of a job for its owner. */
export type DoWork = (principal: Principal, input: JobInput, run: Run, note: NoteLinks) => Promise<Done>;

/** The jobs of one server. */
export type JobRunner = {
  /** Throws TOO_MANY when that token, or all together, have enough of them. */
  start(principal: Principal, job: NewJob, id: string): Promise<JobRecord>;
  /** A job as it is now; null when there is none. */
  get(id: string): Promise<JobRecord | null>;
  /** The same for one that was just read. */
  current(record: JobRecord): Promise<JobRecord>;
  /** Asks a job to stop. One that waits is cancelled at once. Throws JOB_FINISHED. */
  cancel(record: JobRecord): Promise<JobRecord>;
  /** Waits until a job is past `sequence`, or has ended, or the signal says to stop. */
  changed(record: JobRecord, sequence: number, signal: AbortSignal): Promise<JobRecord>;
  /** Throws the refusal when a job that waits or runs meets the test. What is being started counts, or comes afterwards. */
  requireNone(test: (record: JobRecord) => boolean, refusal: AppError): Promise<void>;
  /** Takes up the jobs that wait in the store, and calls those interrupted whose server died. */
  resume(): Promise<void>;
  /** Lets running jobs end for a while, then stops them as interrupted; what waits is left to the next server. */
  close(graceMs: number): Promise<void>;
};

type Live = {
  record: JobRecord;
  readonly controller: AbortController;
  readonly watchers: Set<() => void>;
  saving: Promise<void>;
  saved: number;
  /** Whether a save is due that has not begun. */
  isDue: boolean;
  /** The state that the store has. */
  stored: string;
};

/** How often progress is written to the store, and a job of another server looked up. */
const saveEveryMs = 1_000;
const pollEveryMs = 1_000;
const never = new AbortController().signal;

/** What jobs are run with. */
export type JobRunnerParts = AuditLog &
  JobStoreParts & {
    readonly hide: HidePaths;
    readonly meters: Meters;
  };

/** Makes the runner of a server. `doWork` does the work of a job. */
export function createJobRunner(parts: JobRunnerParts, doWork: DoWork): JobRunner {
  const { records, settings, log, now, hide, meters } = parts;
  const store = createJobStore(parts);
  const live = new Map<string, Live>();
  const queue: Live[] = [];
  const running = new Map<Live, Promise<void>>();
  // One after the other: counting and adding are two steps.
  const admit = limitConcurrency(1, Number.MAX_SAFE_INTEGER);
  let closing = false;

  function enter(record: JobRecord): Live {
    const one: Live = {
      record,
      controller: new AbortController(),
      watchers: new Set(),
      saving: Promise.resolve(),
      saved: 0,
      isDue: false,
      stored: record.state,
    };
    live.set(record.id, one);
    return one;
  }

  /** Changes what is known of a job, tells who watches, and writes it down, now or with the next change. */
  function update(one: Live, state: JobState, change: Partial<JobData>, isDue: boolean): void {
    const data = { ...one.record.data, ...change, sequence: one.record.data.sequence + 1 };
    one.record = { ...one.record, state, data };
    for (const wake of one.watchers) wake();
    if (isDue) save(one);
  }

  /** Writes down what is known of a job. */
  function save(one: Live): void {
    one.saved = performance.now();
    // One that waits will say what is known by then.
    if (one.isDue) return;
    one.isDue = true;
    one.saving = one.saving
      .then(async () => {
        one.isDue = false;
        const { record } = one;
        if (await store.write(record)) one.stored = record.state;
      })
      .catch(noted(one, 'a job cannot be written down'));
  }

  const noted =
    ({ record }: Live, text: string) =>
    (err: unknown): void =>
      log.error({ err, job: record.id }, text);

  function progressed(one: Live, progress: Progress): void {
    update(one, 'running', { progress }, performance.now() - one.saved > saveEveryMs);
  }

  function pump(): void {
    while (!closing && running.size < settings.limits.running && queue.length > 0) {
      const one = takeNext();
      running.set(
        one,
        run(one).finally(() => {
          running.delete(one);
          meters.running.set(running.size);
          pump();
        }),
      );
      meters.running.set(running.size);
    }
  }

  /** The oldest job of who has the fewest running: nobody's many keep another's one waiting. */
  function takeNext(): Live {
    const load = new Map<string, number>();
    for (const { record } of running.keys()) load.set(record.owner, (load.get(record.owner) ?? 0) + 1);
    const of = ({ record }: Live): number => load.get(record.owner) ?? 0;
    const next = queue.reduce((best, one) => (of(one) < of(best) ? one : best));
    queue.splice(queue.indexOf(next), 1);
    return next;
  }

  async function run(one: Live): Promise<void> {
    const { id } = one.record;
    const mine = await store.claim(one.record).catch((error: unknown) => {
      noted(one, 'a job cannot be written down')(error);
      return true;
    });
    if (!mine) {
      live.delete(id);
      for (const wake of one.watchers) wake();
      return;
    }
    update(one, 'running', { started: now().toISOString() }, true);
    await one.saving;
    // Long work may tell nothing of itself for a while.
    const beating = setInterval(() => save(one), settings.limits.silentMs / 6);
    const { result, links, error } = await work(one).then(
      (done) => ({ ...done, error: null }),
      (reason: unknown) => ({ result: null, links: {}, error: failure(one, reason) }),
    );
    const problem = error && hide(toProblem(error));
    // What was done is done, whether or not the store takes what came of it.
    // Before it says that it has ended: who is told so may ask at once.
    await store
      .keepOutcome(one.record, { result: hide(result), error: problem })
      .catch(noted(one, 'what came of a job cannot be written down'));
    clearInterval(beating);
    const listed = problem && { ...problem, details: {} };
    const ends = { ended: now().toISOString(), error: listed, links: { ...one.record.data.links, ...links } };
    update(one, stateAfter(problem), ends, true);
    await one.saving;
    await ended(one);
  }

  async function work(one: Live): Promise<Done> {
    const { id, owner } = one.record;
    const principal = await findPrincipal(records, owner);
    if (!principal) throw new AppError('FORBIDDEN', 'The token that this job was started with was revoked.');
    const input = await store.input(id);
    if (!input) throw new AppError('INTERRUPTED', 'The record of what this job was to do is gone.');
    const run: Run = { signal: one.controller.signal, onProgress: (progress) => progressed(one, progress) };
    return doWork(principal, input, run, async (links) => {
      update(one, 'running', { links: { ...one.record.data.links, ...links } }, true);
      await one.saving;
    });
  }

  function failure(one: Live, reason: unknown): AppError {
    const error = closing && one.controller.signal.aborted ? stopped() : toAppError(reason, one.record.id);
    if (error.code === 'INTERNAL') noted(one, 'a job failed')(reason);
    return error;
  }

  async function ended(one: Live): Promise<void> {
    const { id, owner, state, data } = one.record;
    meters.jobs.inc({ kind: data.kind, state });
    const details = { job: id, site: data.site, plan: data.links.plan ?? null, archive: data.links.archive ?? null };
    await store.forgetInput(id).catch(noted(one, 'what a job was to do cannot be removed'));
    await noteChange(parts, owner, `end-${data.kind}`, details, data.error?.code ?? state).catch(
      noted(one, 'the audit log cannot be written'),
    );
    // One that the store could not be told of ends here only: as long as this server lives, it knows better.
    if (one.stored === state) live.delete(id);
    for (const wake of one.watchers) wake();
  }

  async function get(id: string): Promise<JobRecord | null> {
    const known = live.get(id);
    if (known) return known.record;
    const record = await store.get(id);
    return record && store.settle(record);
  }

  async function current(record: JobRecord): Promise<JobRecord> {
    return live.get(record.id)?.record ?? store.settle(record);
  }

  /** The jobs that wait or run, newest first. */
  async function listOpen(): Promise<JobRecord[]> {
    return (await Promise.all((await store.listOpen()).map(current))).filter((record) => !isFinal(record));
  }

  async function requireRoom(principal: Principal): Promise<void> {
    const { limits } = settings;
    const open = await listOpen();
    const yours = open.filter(({ owner }) => owner === principal.id).length;
    if (yours < limits.jobsOfOne && open.length < limits.jobsOfAll) return;
    throw new AppError('TOO_MANY', 'There are too many jobs that wait or run.', {
      hint: 'Wait for one to end, or cancel one.',
      details: { yours, limit: limits.jobsOfOne },
    });
  }

  return {
    get,
    current,

    async start(principal, { input, ...job }, id) {
      const data: JobData = {
        ...job,
        by: principal.name,
        writes: 'target' in input ? zipOf(input.target.name) : null,
        started: null,
        ended: null,
        progress: null,
        error: null,
        sequence: 1,
        server: null,
      };
      const record: JobRecord = {
        kind: jobRecords.kind,
        id,
        owner: principal.id,
        state: 'queued',
        created: now().toISOString(),
        version: 1,
        data,
      };
      await admit(never, async () => {
        await requireRoom(principal);
        await store.add(record, input);
      });
      queue.push(enter(record));
      pump();
      return record;
    },

    requireNone(test, refusal) {
      return admit(never, async () => {
        if ((await listOpen()).some(test)) throw refusal;
      });
    },

    async cancel(record) {
      const one = live.get(record.id);
      if (!one || isFinal(one.record)) {
        throw new AppError('JOB_FINISHED', `The job ${record.id} has ended.`, {
          hint: 'Look at its state.',
          details: { id: record.id, state: one?.record.state ?? record.state },
        });
      }
      one.controller.abort();
      const at = queue.indexOf(one);
      if (at >= 0) {
        queue.splice(at, 1);
        const error = toProblem(new AppError('CANCELLED', 'Cancelled.'));
        update(one, 'cancelled', { ended: now().toISOString(), error }, true);
        await one.saving;
        await ended(one);
      }
      return one.record;
    },

    async changed(record, sequence, signal) {
      for (;;) {
        const now = (await get(record.id)) ?? record;
        if (now.data.sequence > sequence || isFinal(now) || signal.aborted) return now;
        await nextChange(live.get(record.id), sequence, signal);
      }
    },

    async resume() {
      for (const record of (await listOpen()).reverse()) {
        if (record.state === 'queued') queue.push(enter(record));
      }
      pump();
    },

    async close(graceMs) {
      closing = true;
      if (running.size > 0) {
        const timer = setTimeout(() => [...running.keys()].forEach(({ controller }) => controller.abort()), graceMs);
        await Promise.allSettled(running.values());
        clearTimeout(timer);
      }
      await Promise.allSettled([...live.values()].map(({ saving }) => saving));
    },
  };
}

/** The next change of a job of this server; of another server's, some time. */
function nextChange(one: Live | undefined, sequence: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = one ? undefined : setTimeout(done, pollEveryMs);
    function done(): void {
      clearTimeout(timer);
      one?.watchers.delete(done);
      signal.removeEventListener('abort', done);
      resolve();
    }
    one?.watchers.add(done);
    signal.addEventListener('abort', done);
    if (signal.aborted || (one && one.record.data.sequence > sequence)) done();
  });
}

function stopped(): AppError {
  return new AppError('INTERRUPTED', 'The server was stopped before the job ended.', { hint: 'Start it again.' });
}
