/** Copies and hashes files in two threads, with memory that does not grow with the content. */
import { AppError, throwIfCancelled, type Progress, type Run } from '@tsferry/domain';
import { copyError } from './copy-error.js';
import { makeTrail, startTeam, type CopyTeam } from './copy-team.js';
import type { WorkerFailure } from './copy-worker.mjs';
import { requireSpace } from './free-space.js';

/** One file: absolute paths. `target` must not exist; null hashes only. `bytes` as scanned: only the schedule hangs on it. */
export type CopyJob = { readonly source: string; readonly target: string | null; readonly bytes: number };

/** What was copied: the source at the moment it was read. */
export type CopiedSource = { readonly bytes: number; readonly mtimeNs: bigint; readonly sha256: string };

export type CopyOptions = Run & {
  readonly stage: Progress['stage'];
  /** Of all jobs, for progress and for the space that is needed. */
  readonly totalBytes: number;
  readonly totalFiles: number;
  /** Folder on the disk that is written to; null when nothing is. */
  readonly into: string | null;
  /** Whether each file is on the disk before it counts as copied. */
  readonly sync: boolean;
  /** Told soon after files were copied: those from `first` on in the order of the jobs; the handfuls come in any order. */
  readonly onCopied: (first: number, files: readonly CopiedSource[]) => void;
};

/** From this size on, one thread copies a file while the other hashes the copy behind it. */
const pairBytes = 64 * 1024 * 1024;

/** What goes to a thread at once: enough to hide the message, little enough to lose at a kill. */
const batchFiles = 32;
const batchBytes = 4 * 1024 * 1024;

const triesOfChanged = 3;

/** Progress is told ten times a second. */
const progressEvery = 100;

type Batch = { readonly first: number; readonly jobs: readonly CopyJob[]; readonly pair: boolean };

/**
 * Copies every job, folders included, hashing on the way; a target that is not whole is removed again.
 * A source that changes while it is read is copied again, three times at most.
 * Throws CONTENT_SPACE (before the first byte when it can be foreseen), CONTENT_CHANGED, CONTENT_READ, CONTENT_TYPE,
 * WRITE_FAILED, CANCELLED. Files that were copied before that stay: the caller owns the folder.
 */
export async function copyContent(jobs: Iterable<CopyJob>, options: CopyOptions): Promise<void> {
  const { signal, into, totalBytes, totalFiles } = options;
  throwIfCancelled(signal);
  if (into !== null) await requireSpace(into, totalBytes);
  if (totalFiles === 0) return;
  // One handful is done before a second thread has started.
  const team = startTeam(totalFiles <= batchFiles && totalBytes <= batchBytes ? 1 : 2);
  const cancel = (): void => team.cancel();
  signal?.addEventListener('abort', cancel);
  const stopTelling = tellProgress(team, options);
  try {
    await runJobs(team, jobs, options);
    stopTelling();
  } finally {
    stopTelling();
    signal?.removeEventListener('abort', cancel);
    await team.end();
  }
}

async function runJobs(team: CopyTeam, jobs: Iterable<CopyJob>, options: CopyOptions): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const errors: unknown[] = [];
  const fail = (error: unknown): void => {
    errors.push(error);
    team.cancel();
  };
  const explain = (failure: WorkerFailure): Promise<AppError> =>
    copyError(failure, options.totalBytes - team.counts().bytes);
  for (const batch of batches(jobs)) {
    if (batch.pair) {
      await Promise.all(underWay);
      if (errors.length === 0) await copyByPair(team, batch, options, explain).catch(fail);
    } else {
      const { reply } = await team.send({ kind: 'files', jobs: batch.jobs.map(pathsOf), sync: options.sync });
      const done = reply.then(async ({ results, failure }) => {
        options.onCopied(batch.first, results);
        if (failure !== null) throw await explain(failure);
      });
      const watched: Promise<void> = done.catch(fail).finally(() => underWay.delete(watched));
      underWay.add(watched);
    }
    if (errors.length > 0 || options.signal?.aborted) break;
  }
  await Promise.all(underWay);
  throwIfCancelled(options.signal);
  // The first failure made the other thread stop with "cancelled".
  if (errors.length > 0) throw errors[0];
}

function pathsOf({ source, target }: CopyJob): { source: string; target: string | null } {
  return { source, target };
}

async function copyByPair(
  team: CopyTeam,
  { first, jobs }: Batch,
  options: CopyOptions,
  explain: (failure: WorkerFailure) => Promise<AppError>,
): Promise<void> {
  const job = jobs[0];
  const path = job?.target ?? null;
  if (job === undefined || path === null) return;
  for (let attempt = 1; ; attempt += 1) {
    const trail = makeTrail();
    const [copied, hashed] = await team.sendPair([
      { kind: 'copy-ahead', job: pathsOf(job), sync: options.sync, trail },
      { kind: 'hash-behind', path, trail },
    ]);
    const failure = copied.failure ?? hashed.failure;
    if (failure !== null) {
      if (failure.what !== 'changed' || attempt === triesOfChanged) throw await explain(failure);
      continue;
    }
    const [file] = copied.results;
    const sha256 = hashed.results[0]?.sha256;
    if (file === undefined || !sha256) throw new AppError('INTERNAL', 'A copying thread gave no answer.');
    return options.onCopied(first, [{ ...file, sha256 }]);
  }
}

/** Jobs in their order, in handfuls; a large file alone. */
function* batches(jobs: Iterable<CopyJob>): Generator<Batch> {
  let first = 0;
  let batch: CopyJob[] = [];
  let bytes = 0;
  for (const job of jobs) {
    const pair = job.target !== null && job.bytes >= pairBytes;
    if (batch.length > 0 && (pair || batch.length === batchFiles || bytes + job.bytes > batchBytes)) {
      yield { first, jobs: batch, pair: false };
      first += batch.length;
      [batch, bytes] = [[], 0];
    }
    if (pair) {
      yield { first, jobs: [job], pair };
      first += 1;
    } else {
      batch.push(job);
      bytes += job.bytes;
    }
  }
  if (batch.length > 0) yield { first, jobs: batch, pair: false };
}

/** Tells how far it is, now and then and at the end; never less than before, never more than the totals. */
function tellProgress(team: CopyTeam, { onProgress, stage, totalBytes, totalFiles }: CopyOptions): () => void {
  if (onProgress === undefined) return () => undefined;
  let [bytes, files] = [0, 0];
  const tell = (): void => {
    const now = team.counts();
    bytes = Math.max(bytes, Math.min(now.bytes, totalBytes));
    files = Math.max(files, Math.min(now.files, totalFiles));
    onProgress({ stage, bytes, totalBytes, files, totalFiles });
  };
  const timer = setInterval(tell, progressEvery);
  let told = false;
  return () => {
    clearInterval(timer);
    if (!told) tell();
    told = true;
  };
}
