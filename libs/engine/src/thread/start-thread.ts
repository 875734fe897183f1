/** The engine in another thread, called as if it were in this one. */
import { Worker } from 'node:worker_threads';
import { AppError } from '@tsferry/domain/error';
import type { Run } from '@tsferry/domain';
import type { UseCases } from '../use-cases/table.js';
import { receiveError, sendError, type Reply, type Request, type ThreadStart } from './messages.js';

type Call = {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly run: Run;
};

/** The built file that a thread starts with. A bundle puts it beside the chunk that this file is in. */
const builtEntry = new URL('./engine-thread.js', import.meta.url);

/** A thread at work, and what was asked of it. */
type Thread = {
  readonly calls: Map<number, Call>;
  readonly send: (request: Request) => void;
  readonly end: () => Promise<void>;
};

/** The use cases in a thread. Close it when done: that ends the thread. */
export type EngineThread = {
  readonly engine: UseCases;
  /** Ends the thread, and every call in it. */
  close(): Promise<void>;
};

/**
 * Starts a thread with the engine over a home folder. Calls answer and fail as those of the engine. When the thread dies,
 * every open call fails with INTERNAL, and the next call starts another thread. A call after closing fails with INTERNAL
 * too, and starts none.
 */
export function startEngineThread(start: ThreadStart, entry: URL = builtEntry): EngineThread {
  let last = 0;
  let thread: Thread | null = null;
  let isClosed = false;
  const current = (): Thread => {
    if (isClosed) throw new AppError('INTERNAL', 'The engine was closed.');
    if (thread !== null) return thread;
    const started: Thread = startThread(start, entry, () => {
      // Both its error and its exit say that it has gone: by the second there may be another one.
      if (thread === started) thread = null;
    });
    return (thread = started);
  };
  current();
  const call = (name: keyof UseCases, input: unknown, run: Run): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      const { calls, send } = current();
      const cancel = (): void => send({ kind: 'cancel', id });
      const forget = (): void => run.signal?.removeEventListener('abort', cancel);
      calls.set(id, {
        run,
        resolve: (output) => (forget(), resolve(output)),
        reject: (error) => (forget(), reject(error)),
      });
      send({ kind: 'call', id, name, input });
      if (run.signal?.aborted) cancel();
      else run.signal?.addEventListener('abort', cancel, { once: true });
    });
  return {
    engine: new Proxy({} as UseCases, {
      // Whoever awaits it asks for `then`, which is no use case.
      get: (_, name) =>
        name === 'then' ? undefined : (input: unknown, run: Run = {}) => call(name as keyof UseCases, input, run),
    }),
    async close() {
      isClosed = true;
      await thread?.end();
    },
  };
}

function startThread(start: ThreadStart, entry: URL, gone: () => void): Thread {
  const calls: Thread['calls'] = new Map();
  let closed = (): void => undefined;
  const whenClosed = new Promise<void>((resolve) => (closed = resolve));
  const take = (id: number): Call | undefined => {
    const call = calls.get(id);
    calls.delete(id);
    return call;
  };
  const die = (error: unknown): void => {
    gone();
    for (const { reject } of calls.values()) reject(receiveError(sendError(error)));
    calls.clear();
    closed();
  };
  const settle: { readonly [Kind in Reply['kind']]: (reply: Extract<Reply, { kind: Kind }>) => void } = {
    progress: ({ id, progress }) => calls.get(id)?.run.onProgress?.(progress),
    done: ({ id, output }) => take(id)?.resolve(output),
    failed: ({ id, error }) => take(id)?.reject(receiveError(error)),
    closed: () => closed(),
  };
  const begin = (): Worker => {
    // What the thread would write itself (warnings of Node) would stand in the middle of a screen.
    const worker = new Worker(entry, { workerData: start, stdout: true, stderr: true });
    worker.on('message', (reply: Reply) => settle[reply.kind](reply as never));
    worker.on('error', die);
    worker.on('exit', () => die(new Error('The thread of the engine has ended.')));
    return worker;
  };
  // What is done at once goes first: loading the engine would keep the first frame waiting.
  const worker = new Promise<Worker>((resolve) => setImmediate(() => resolve(begin())));
  const send = (request: Request): void => void worker.then((ready) => ready.postMessage(request));
  return {
    calls,
    send,
    async end() {
      send({ kind: 'close' });
      await whenClosed;
      await (await worker).terminate();
    },
  };
}
