/** Two threads that copy, with what they share. */
import { Worker } from 'node:worker_threads';
import { AppError } from '@tsferry/domain';
import type { Trail, WorkerOrder, WorkerReply } from './copy-worker.mjs';

/** Orders that may wait in a thread, so that it never idles while this one is busy. */
const ordersAhead = 2;

type Thread = { readonly worker: Worker; readonly waiting: PromiseWithReject[] };
type PromiseWithReject = { resolve(reply: WorkerReply): void; reject(error: Error): void };

/** Threads at work. `send` orders are answered in their order, thread by thread. */
export type CopyTeam = {
  /** Bytes and files done so far. */
  counts(): { readonly bytes: number; readonly files: number };
  /** Sends an order to the thread with the least to do; resolves as soon as there was room, with the reply to come. */
  send(order: WorkerOrder): Promise<{ readonly reply: Promise<WorkerReply> }>;
  /** Sends a pair of orders that work on one file together. Nothing else may be under way. */
  sendPair(orders: readonly [WorkerOrder, WorkerOrder]): Promise<[WorkerReply, WorkerReply]>;
  /** Asks all threads to give up what they do. */
  cancel(): void;
  end(): Promise<void>;
};

/** Starts `size` threads, two at most. */
export function startTeam(size: 1 | 2): CopyTeam {
  const cancelled = new SharedArrayBuffer(4);
  const counts = new SharedArrayBuffer(16);
  const threads = Array.from({ length: size }, () => startThread({ cancelled, counts }));
  let wake: () => void = () => undefined;
  const ask = (thread: Thread, order: WorkerOrder): Promise<WorkerReply> => {
    const reply = new Promise<WorkerReply>((resolve, reject) => thread.waiting.push({ resolve, reject }));
    thread.worker.postMessage(order);
    void reply.then(
      () => wake(),
      () => wake(),
    );
    return reply;
  };
  const leastBusy = (): Thread => threads.reduce((a, b) => (b.waiting.length < a.waiting.length ? b : a));
  return {
    counts() {
      const [bytes = 0n, files = 0n] = new BigInt64Array(counts);
      return { bytes: Number(bytes), files: Number(files) };
    },
    async send(order) {
      while (leastBusy().waiting.length >= ordersAhead) await new Promise<void>((resolve) => (wake = resolve));
      return { reply: ask(leastBusy(), order) };
    },
    async sendPair([first, second]) {
      const [one, two] = threads;
      if (one === undefined || two === undefined) throw new AppError('INTERNAL', 'A pair needs two threads.');
      return Promise.all([ask(one, first), ask(two, second)]);
    },
    cancel() {
      Atomics.store(new Int32Array(cancelled), 0, 1);
    },
    async end() {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

function startThread(workerData: object): Thread {
  const waiting: PromiseWithReject[] = [];
  // No loaders of the parent, and small heaps: the threads hold one buffer and a few hundred paths.
  const worker = new Worker(new URL('./copy-worker.mjs', import.meta.url), {
    workerData,
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 },
  });
  const fail = (cause: unknown): void => {
    for (const { reject } of waiting.splice(0)) reject(new AppError('INTERNAL', 'A copying thread ended.', { cause }));
  };
  worker.on('message', (reply: WorkerReply) => waiting.shift()?.resolve(reply));
  worker.on('error', fail);
  worker.on('exit', fail);
  return { worker, waiting };
}

/** For one file that two threads work on. */
export function makeTrail(): Trail {
  return new SharedArrayBuffer(16);
}
