// @ts-check
/**
 * A thread that copies and hashes whole files, with synchronous calls: for small files an asynchronous call costs more
 * than the copy, and fs.copyFile truncates the new file, which costs four times the copy (toolchain.md 5).
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
 * @typedef {object} Ring Memory that two threads share: one reads a file into it, the other hashes it.
 * @property {SharedArrayBuffer} bytes `ringSlots` slots of equal size
 * @property {SharedArrayBuffer} heads slots filled, slots hashed, 1 when abandoned, then the length of each slot
 *
 * @typedef {{ kind: 'files', jobs: WorkerJob[], sync: boolean }} FilesOrder
 * @typedef {{ kind: 'ring-copy', job: WorkerJob, sync: boolean, ring: Ring }} RingCopyOrder
 * @typedef {{ kind: 'ring-hash', ring: Ring }} RingHashOrder
 * @typedef {FilesOrder | RingCopyOrder | RingHashOrder} WorkerOrder
 *
 * @typedef {(source: number, target: number | null, size: number) => { sha256: string, bytes: number }} Pass
 *   One pass over a source, from its start to its end, or past `size`.
 */

const [cancelled, counts] = (({ cancelled, counts }) =>
  /** @type {const} */ ([new Int32Array(cancelled), new BigInt64Array(counts)]))(
  /** @type {{ cancelled: SharedArrayBuffer, counts: SharedArrayBuffer }} */ (workerData),
);

const triesOfChanged = 3;
const buffer = Buffer.allocUnsafeSlow(256 * 1024);

/**
 * Bytes of one write. 4 GiB cost a Linux kernel in a virtual machine 1.5 s of its time so, and 5.5 s with 256 KiB a write
 * (tools/bench/README.md): maybe since it then takes larger pieces of memory for the file.
 */
const writeBytes = 64 * 1024;

const ringSlots = 8;
const [filled, hashed, abandoned, lengths] = [0, 1, 2, 3];
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
 * @param {string} path
 */
function openSource(path) {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = fs.constants;
  return on('source', path, () => fs.openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK));
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
    for (let done = 0; done < bytes.length;)
      done += fs.writeSync(fd, bytes, done, Math.min(bytes.length - done, writeBytes), null);
  });
}

/**
 * Copies one file by one pass. A target that is not whole is removed.
 * Fails with `changed` when the source was not the same before and after.
 * @param {WorkerJob} job
 * @param {boolean} sync
 * @param {Pass} pass
 * @returns {WorkerResult}
 */
function copyOnce(job, sync, pass) {
  const source = openSource(job.source);
  /** @type {number | null} */
  let target = null;
  let unfinished = '';
  try {
    const before = statSource(source, job.source);
    if (job.target !== null) {
      target = makeTarget(job.target);
      unfinished = job.target;
    }
    const { sha256, bytes } = pass(source, target, Number(before.size));
    const after = statSource(source, job.source);
    if (after.mtimeNs !== before.mtimeNs || after.size !== before.size || BigInt(bytes) !== after.size) {
      Atomics.sub(counts, 0, BigInt(bytes));
      throw new Failed({ what: 'changed', path: job.source, errno: '', message: 'changed while it was read' });
    }
    if (target !== null) {
      const written = target;
      // A failed fsync is never tried again: the kernel may have dropped what it could not write (reliability.md C07).
      if (sync) on('target', unfinished, () => fs.fsyncSync(written));
      target = null;
      on('target', unfinished, () => fs.closeSync(written));
      unfinished = '';
    }
    Atomics.add(counts, 1, 1n);
    return { sha256, bytes, mtimeNs: after.mtimeNs };
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
      return copyOnce(job, sync, passInTurn(job));
    } catch (error) {
      if (!(error instanceof Failed) || error.failure.what !== 'changed' || attempt === triesOfChanged) throw error;
    }
  }
}

/**
 * Reads, hashes and writes in this thread.
 * @param {WorkerJob} job
 * @returns {Pass}
 */
function passInTurn(job) {
  return (source, target, size) => {
    const hash = createHash('sha256');
    let bytes = 0;
    do {
      stopIfCancelled(job.source);
      const length = on('source', job.source, () => fs.readSync(source, buffer, 0, buffer.length, bytes));
      if (length === 0) break;
      const read = buffer.subarray(0, length);
      hash.update(read);
      if (target !== null) writeAll(target, read, job.target ?? '');
      bytes += length;
      Atomics.add(counts, 0, BigInt(length));
    } while (bytes < size);
    return { sha256: hash.digest('hex'), bytes };
  };
}

/**
 * Reads into the ring and writes from it, while the other thread hashes what is in it.
 * @param {WorkerJob} job
 * @param {Ring} ring
 * @returns {Pass}
 */
function passByRing(job, ring) {
  const heads = new Int32Array(ring.heads);
  const slots = slotsOf(ring);
  /** @param {number} turn @param {number} length */
  const fill = (turn, length) => {
    heads[lengths + (turn % ringSlots)] = length;
    Atomics.store(heads, filled, turn + 1);
    Atomics.notify(heads, filled);
  };
  return (source, target, size) => {
    let bytes = 0;
    for (let turn = 0; ; turn += 1) {
      for (let done = Atomics.load(heads, hashed); turn - done >= ringSlots; done = Atomics.load(heads, hashed)) {
        stopIfCancelled(job.source);
        Atomics.wait(heads, hashed, done, patience);
      }
      stopIfCancelled(job.source);
      const slot = /** @type {Uint8Array} */ (slots[turn % ringSlots]);
      const length =
        bytes > size ? 0 : on('source', job.source, () => fs.readSync(source, slot, 0, slot.length, bytes));
      fill(turn, length);
      if (length === 0) return { sha256: '', bytes };
      if (target !== null) writeAll(target, slot.subarray(0, length), job.target ?? '');
      bytes += length;
      Atomics.add(counts, 0, BigInt(length));
    }
  };
}

/**
 * Hashes what the other thread reads, up to the empty slot that ends the file; '' when that thread gave up.
 * @param {Ring} ring
 */
function hashRing(ring) {
  const heads = new Int32Array(ring.heads);
  const slots = slotsOf(ring);
  const hash = createHash('sha256');
  for (let turn = 0; ; turn += 1) {
    while (Atomics.load(heads, filled) <= turn) {
      if (Atomics.load(heads, abandoned) !== 0 || Atomics.load(cancelled, 0) !== 0) return '';
      Atomics.wait(heads, filled, turn, patience);
    }
    const length = heads[lengths + (turn % ringSlots)] ?? 0;
    if (length === 0) return hash.digest('hex');
    hash.update(/** @type {Uint8Array} */ (slots[turn % ringSlots]).subarray(0, length));
    Atomics.store(heads, hashed, turn + 1);
    Atomics.notify(heads, hashed);
  }
}

/** @param {Ring} ring */
function slotsOf(ring) {
  const size = ring.bytes.byteLength / ringSlots;
  return Array.from({ length: ringSlots }, (_, slot) => new Uint8Array(ring.bytes, slot * size, size));
}

/** @type {{ [K in WorkerOrder['kind']]: (order: Extract<WorkerOrder, { kind: K }>, results: WorkerResult[]) => void }} */
const orders = {
  files: ({ jobs, sync }, results) => {
    for (const job of jobs) results.push(copy(job, sync));
  },
  'ring-copy': ({ job, sync, ring }, results) => {
    try {
      results.push(copyOnce(job, sync, passByRing(job, ring)));
    } catch (error) {
      const heads = new Int32Array(ring.heads);
      Atomics.store(heads, abandoned, 1);
      Atomics.notify(heads, filled);
      throw error;
    }
  },
  'ring-hash': ({ ring }, results) => {
    results.push({ sha256: hashRing(ring), bytes: 0, mtimeNs: 0n });
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
