import type { Run } from '@tsferry/domain';
import { forPrincipal } from '../for-principal.js';
import type { Engine } from '../engine.js';
import { useCases, type UseCaseName, type UseCases } from '../use-cases/table.js';
import { startEngineThread } from './start-thread.js';

/** The engine of a server, with the thread that belongs to it. */
export type ServingEngine = {
  readonly engine: Engine;
  /** Ends the thread; the engine that was given stays open. */
  readonly close: () => Promise<void>;
};

/** Takes the heavy use cases of an engine over `home` to a thread of their own; what is light goes on answering here. */
export function serveEngine(engine: Engine, home: string): ServingEngine {
  const thread = startEngineThread({ home });
  return { engine: divideWork(engine, thread.engine), close: thread.close };
}

/** An engine that does what is light itself, and leaves what is heavy to `thread`. */
export function divideWork(engine: Engine, thread: UseCases): Engine {
  const pick = (name: UseCaseName, input: { readonly file?: string }): UseCases => {
    const { heavy } = useCases[name];
    return heavy === true || (heavy === 'of an archive' && input.file !== undefined) ? thread : engine;
  };
  const names = Object.keys(useCases) as UseCaseName[];
  const divided = Object.fromEntries(
    names.map((name) => [name, (input: object, run?: Run) => pick(name, input)[name](input as never, run)]),
  ) as UseCases;
  return { ...engine, ...divided, for: (principal) => forPrincipal(divided, engine.files, principal) };
}
