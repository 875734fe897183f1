/**
 * The engine in a thread of its own, so that reading a large archive keeps neither a key of the screens nor a request
 * waiting. This file is the entry of the thread.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { createEngine } from '../create-engine.js';
import type { UseCases } from '../use-cases/table.js';
import { sendError, type Reply, type Request, type ThreadStart } from './messages.js';

const port = parentPort!;
const engine = createEngine(workerData as ThreadStart);
const running = new Map<number, AbortController>();
const reply = (message: Reply): void => port.postMessage(message);

async function answer({ id, name, input }: Extract<Request, { kind: 'call' }>): Promise<void> {
  const stop = new AbortController();
  running.set(id, stop);
  try {
    const call = engine[name] as UseCases[keyof UseCases] as (input: unknown, run: object) => Promise<unknown>;
    const onProgress = (progress: Extract<Reply, { kind: 'progress' }>['progress']): void =>
      reply({ kind: 'progress', id, progress });
    reply({ kind: 'done', id, output: await call(input, { signal: stop.signal, onProgress }) });
  } catch (error) {
    reply({ kind: 'failed', id, error: sendError(error) });
  } finally {
    running.delete(id);
  }
}

port.on('message', (request: Request) => {
  if (request.kind === 'call') void answer(request);
  else if (request.kind === 'cancel') running.get(request.id)?.abort();
  else void engine.close().finally(() => reply({ kind: 'closed' }));
});
