import type { Run } from '@tsferry/domain';
import type { Ferry, UseCaseName, UseCases } from '@tsferry/engine';
import { ferryEntry, startFerry } from './remote-ferry.js';

/** What reads archives or plans: seconds of a processor for a large one, in which a server would answer nobody. */
const heavy = [
  'inspectArchive',
  'verifyArchive',
  'planExport',
  'applyExport',
  'planImport',
  'applyImport',
  'showChanges',
  'showClosure',
] as const satisfies readonly UseCaseName[];

/** Heavy for an archive, light for a site. */
const heavyForArchives = ['listObjects', 'showObject', 'explain'] as const satisfies readonly UseCaseName[];

/** The engine of a server, with the thread that belongs to it. */
export type ServingFerry = { readonly ferry: Ferry; readonly close: () => Promise<void> };

/** Takes the heavy use cases of an engine over `home` to a thread of their own; what is light goes on answering here. */
export function serveFerry(ferry: Ferry, home: string): ServingFerry {
  const thread = startFerry(ferryEntry, { home });
  return { ferry: divideWork(ferry, thread.ferry), close: thread.close };
}

/** An engine that does what is light itself, and leaves what is heavy to `thread`. */
export function divideWork(ferry: Ferry, thread: UseCases): Ferry {
  const moved = heavy.map((name) => [name, thread[name]]);
  const divided = heavyForArchives.map((name) => [
    name,
    (input: { readonly file?: string }, run?: Run) =>
      (input.file === undefined ? ferry : thread)[name](input as never, run),
  ]);
  return { ...ferry, ...Object.fromEntries([...moved, ...divided]) } as Ferry;
}
