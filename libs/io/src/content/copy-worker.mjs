// @ts-check
/**
 * A thread that copies and hashes whole files, with synchronous calls: for small files an asynchronous call costs more
 * than the copy, and fs.copyFile truncates the new file, which costs four times the copy
 * (.github/decisions.md, "Content is copied and hashed by two threads").
 * Plain JavaScript, so that one file serves the sources, the packed library and a bundle.
 * @module
 */
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * @typedef {object} WorkerJob One file to hash, and to copy unless `target` is null.
 * @property {string} source
 * @property {string | null} target
 *
 * @typedef {object} WorkerResult
 * @property {string} sha256 '' where another thread hashes
 * @property {number} bytes
 * @property {bigint} mtimeNs of the source
 *
 * @typedef {object} WorkerFailure
 * @property {'source' | 'target' | 'type' | 'changed' | 'cancelled'} what
 * @property {string} path
 * @property {string} errno `ENOSPC` and the like, '' for none
 * @property {string} message
 *
 * @typedef {object} WorkerReply
 * @property {WorkerResult[]} results of the jobs done, in their order
 * @property {WorkerFailure | null} failure of the job after them
 *
 * @typedef {SharedArrayBuffer} Trail What the thread that copies tells the thread that hashes behind it, as two
 *   BigInt64: bytes in the target, and how it ended (0 while it goes on).
 *
 * @typedef {{ kind: 'files', jobs: WorkerJob[], sync: boolean }} FilesOrder
 * @typedef {{ kind: 'copy-ahead', job: WorkerJob, sync: boolean, trail: Trail }} CopyAheadOrder
 * @typedef {{ kind: 'hash-behind', path: string, trail: Trail }} HashBehindOrder
 * @typedef {FilesOrder | CopyAheadOrder | HashBehindOrder} WorkerOrder
 *
 * @typedef {object} Follower What becomes of the pieces of a file that are read, and in the target.
 * @property {(piece: Uint8Array) => void} take
 * @property {() => string} end answers the hash, '' where another thread hashes
 * @property {() => void} undo for a file that is copied again
 */

const [cancelled, counts] = (({ cancelled, counts }) =>
  /** @type {const} */ ([new Int32Array(cancelled), new BigInt64Array(counts)]))(
  /** @type {{ cancelled: SharedArrayBuffer, counts: SharedArrayBuffer }} */ (workerData),
);

const triesOfChanged = 3;

/**
 * Bytes of one read and of one write. 4 GiB cost a Linux kernel in a virtual machine 1.5 s of its time so, and 5.5 s
 * with 256 KiB a write (tools/bench/README.md): maybe since it then takes larger pieces of memory for the file.
 */
const buffer = Buffer.allocUnsafeSlow(64 * 1024);

/** Places in a trail, and how one ends. */
const [written, ended] = [0, 1];
const [whole, abandoned] = [1n, 2n];
/** Milliseconds after which a waiting thread looks whether it was told to stop. */
const patience = 100;

/** Ends a job with something to tell. */
class Failed extends Error {
  /** @param {WorkerFailure} failure */
  constructor(failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/**
 * @template T
 * @param {'source' | 'target'} what
 * @param {string} path
 * @param {() => T} work
 * @returns {T}
 */
function on(what, path, work) {
  try {
    return work();
  } catch (error) {
    const { code = '', message } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new Failed({ what, path, errno: code, message });
  }
}

/** @param {string} path */
function stopIfCancelled(path) {
  if (Atomics.load(cancelled, 0) === 0) return;
  throw new Failed({ what: 'cancelled', path, errno: '', message: 'Cancelled.' });
}

/**
 * Opens without following a link at the end of the path, and without waiting for the other end of a FIFO.
 * @param {'source' | 'target'} what
 * @param {string} path
 */
function openToRead(what, path) {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = fs.constants;
  return on(what, path, () => fs.openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK));
}

/**
 * Makes the file, and its folder when that is missing; never opens one that is there, nor follows a link.
 * @param {string} path
 */
function makeTarget(path) {
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW = 0 } = fs.constants;
  const make = () => fs.openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o666);
  return on('target', path, () => {
    try {
      return make();
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
      fs.mkdirSync(dirname(path), { recursive: true });
      return make();
    }
  });
}

/**
 * @param {number} fd
 * @param {string} path
 */
function statSource(fd, path) {
  const found = on('source', path, () => fs.fstatSync(fd, { bigint: true }));
  if (found.isFile()) return found;
  throw new Failed({ what: 'type', path, errno: '', message: 'not a regular file' });
}

/**
 * @param {number} fd
 * @param {Uint8Array} bytes
 * @param {string} path
 */
function writeAll(fd, bytes, path) {
  // A write may take a part only: on a disk nearly full, at a limit, on a share.
  on('target', path, () => {
    for (let done = 0; done < bytes.length;) done += fs.writeSync(fd, bytes, done);
  });
}

/**
 * Copies one file. A target that is not whole is removed.
 * Fails with `changed` when the source was not the same before and after.
 * @param {WorkerJob} job
 * @param {boolean} sync
 * @param {Follower} follower
 * @returns {WorkerResult}
 */
function copyOnce(job, sync, follower) {
  const source = openToRead('source', job.source);
  /** @type {number | null} */
  let target = null;
  let unfinished = '';
  try {
    const before = statSource(source, job.source);
    if (job.target !== null) {
      target = makeTarget(job.target);
      unfinished = job.target;
    }
    const bytes = copyPieces(job, source, target, Number(before.size), follower);
    const after = statSource(source, job.source);
    if (after.mtimeNs !== before.mtimeNs || after.size !== before.size || BigInt(bytes) !== after.size) {
      follower.undo();
      throw new Failed({ what: 'changed', path: job.source, errno: '', message: 'changed while it was read' });
    }
    if (target !== null) {
      const written = target;
      // A failed fsync is never tried again (libs/io/docs/archive-format.md, "Publishing a pair").
      if (sync) on('target', unfinished, () => fs.fsyncSync(written));
      target = null;
      on('target', unfinished, () => fs.closeSync(written));
      unfinished = '';
    }
    Atomics.add(counts, 1, 1n);
    return { sha256: follower.end(), bytes, mtimeNs: after.mtimeNs };
  } finally {
    fs.closeSync(source);
    if (target !== null) fs.closeSync(target);
    if (unfinished !== '') fs.rmSync(unfinished, { force: true });
  }
}

/**
 * Copies one file, again when it changed meanwhile, three times at most.
 * @param {WorkerJob} job
 * @param {boolean} sync
 */
function copy(job, sync) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return copyOnce(job, sync, hashing());
    } catch (error) {
      if (!(error instanceof Failed) || error.failure.what !== 'changed' || attempt === triesOfChanged) throw error;
    }
  }
}

/**
 * One pass over a source, from its start to its end, or past `size`. Answers the bytes read.
 * @param {WorkerJob} job
 * @param {number} source
 * @param {number | null} target
 * @param {number} size
 * @param {Follower} follower
 */
function copyPieces(job, source, target, size, follower) {
  let bytes = 0;
  do {
    stopIfCancelled(job.source);
    const length = on('source', job.source, () => fs.readSync(source, buffer, 0, buffer.length, bytes));
    if (length === 0) break;
    const piece = buffer.subarray(0, length);
    if (target !== null) writeAll(target, piece, job.target ?? '');
    follower.take(piece);
    bytes += length;
  } while (bytes < size);
  return bytes;
}

/**
 * Hashes in this thread, and counts.
 * @returns {Follower}
 */
function hashing() {
  const hash = createHash('sha256');
  let bytes = 0n;
  return {
    take(piece) {
      hash.update(piece);
      bytes += BigInt(piece.length);
      Atomics.add(counts, 0, BigInt(piece.length));
    },
    end: () => hash.digest('hex'),
    undo: () => void Atomics.sub(counts, 0, bytes),
  };
}

/**
 * Tells another thread, which hashes and counts.
 * @param {BigInt64Array} trail
 * @returns {Follower}
 */
function leavingTrail(trail) {
  return {
    take(piece) {
      Atomics.add(trail, written, BigInt(piece.length));
      Atomics.notify(trail, written);
    },
    end: () => '',
    undo: () => undefined,
  };
}

/**
 * Hashes what another thread writes, reading it from the target: two threads that share the bytes themselves take twice
 * the time, and so it is the copy that the hash is of. '' when the other thread gave up.
 * @param {string} path
 * @param {BigInt64Array} trail
 */
function hashBehind(path, trail) {
  const follower = hashing();
  /** @type {number | null} */
  let target = null;
  try {
    for (let bytes = 0; ;) {
      stopIfCancelled(path);
      // In this order: nothing is written after the end.
      const end = Atomics.load(trail, ended);
      const there = Atomics.load(trail, written);
      if (end === abandoned) {
        follower.undo();
        return '';
      }
      const most = Math.min(Number(there) - bytes, buffer.length);
      if (most > 0) {
        const fd = (target ??= openToRead('target', path));
        const length = on('target', path, () => fs.readSync(fd, buffer, 0, most, bytes));
        if (length === 0) {
          if (end === whole) throw new Failed({ what: 'target', path, errno: '', message: 'what was written is gone' });
          // On a share, what is written may be seen a little later by who reads.
          Atomics.wait(trail, ended, 0n, patience);
          continue;
        }
        follower.take(buffer.subarray(0, length));
        bytes += length;
      } else if (end === whole) {
        return follower.end();
      } else {
        Atomics.wait(trail, written, there, patience);
      }
    }
  } finally {
    if (target !== null) fs.closeSync(target);
  }
}

/**
 * @param {BigInt64Array} trail
 * @param {bigint} how
 */
function endTrail(trail, how) {
  Atomics.store(trail, ended, how);
  Atomics.notify(trail, written);
}

/** @type {{ [K in WorkerOrder['kind']]: (order: Extract<WorkerOrder, { kind: K }>, results: WorkerResult[]) => void }} */
const orders = {
  files: ({ jobs, sync }, results) => {
    for (const job of jobs) results.push(copy(job, sync));
  },
  'copy-ahead': ({ job, sync, trail }, results) => {
    const heads = new BigInt64Array(trail);
    try {
      results.push(copyOnce(job, sync, leavingTrail(heads)));
      endTrail(heads, whole);
    } catch (error) {
      endTrail(heads, abandoned);
      throw error;
    }
  },
  'hash-behind': ({ path, trail }, results) => {
    results.push({ sha256: hashBehind(path, new BigInt64Array(trail)), bytes: 0, mtimeNs: 0n });
  },
};

parentPort?.on('message', (/** @type {WorkerOrder} */ order) => {
  /** @type {WorkerReply} */
  const reply = { results: [], failure: null };
  try {
    orders[order.kind](/** @type {never} */ (order), reply.results);
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    reply.failure = error.failure;
  }
  parentPort?.postMessage(reply);
});
