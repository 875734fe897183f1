/** The engine in another thread, called as if it were in this one. */
import { Worker } from 'node:worker_threads';
import type { Run } from '@tsferry/domain';
import type { UseCases } from '@tsferry/engine';
import { receiveError, sendError, type Reply, type Request, type WorkerStart } from './messages.js';

type Call = {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly run: Run;
};

/** The use cases in a thread. Close it when done: that ends the thread. */
export type RemoteFerry = { readonly ferry: UseCases; close(): Promise<void> };

/**
 * Starts a thread with the engine over a home folder; `entry` is its bundle. Calls answer and fail as those of the
 * engine; when the thread dies, every open call and every later one fails with INTERNAL.
 */
export function startFerry(entry: URL, start: WorkerStart): RemoteFerry {
  const calls = new Map<number, Call>();
  let closed = (): void => undefined;
  const whenClosed = new Promise<void>((resolve) => (closed = resolve));
  let last = 0;
  let dead: unknown;

  const die = (error: unknown): void => {
    dead ??= error;
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
  const take = (id: number): Call | undefined => {
    const call = calls.get(id);
    calls.delete(id);
    return call;
  };
  const startThread = (): Worker => {
    // What the thread would write itself (warnings of Node) would stand in the middle of a screen.
    const thread = new Worker(entry, { workerData: start, stdout: true, stderr: true });
    thread.on('message', (reply: Reply) => settle[reply.kind](reply as never));
    thread.on('error', die);
    thread.on('exit', () => die(new Error('The thread of the engine has ended.')));
    return thread;
  };
  // What is done at once goes first: loading the engine would keep the first frame waiting.
  const worker = new Promise<Worker>((resolve) => setImmediate(() => resolve(startThread())));

  const send = (request: Request): void => void worker.then((thread) => thread.postMessage(request));
  const call = (name: keyof UseCases, input: unknown, run: Run): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (dead !== undefined) return reject(receiveError(sendError(dead)));
      const id = ++last;
      calls.set(id, { resolve, reject, run });
      send({ kind: 'call', id, name, input });
      const cancel = (): void => send({ kind: 'cancel', id });
      if (run.signal?.aborted) cancel();
      else run.signal?.addEventListener('abort', cancel, { once: true });
    });
  return {
    ferry: new Proxy({} as UseCases, {
      // Whoever awaits it asks for `then`, which is no use case.
      get: (_, name) =>
        name === 'then' ? undefined : (input: unknown, run: Run = {}) => call(name as keyof UseCases, input, run),
    }),
    async close() {
      send({ kind: 'close' });
      await whenClosed;
      await (await worker).terminate();
    },
  };
}
