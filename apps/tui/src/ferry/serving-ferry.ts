import type { Run } from '@tsferry/domain';
import type { Ferry, UseCaseName, UseCases } from '@tsferry/engine';
import { ferryEntry, startFerry } from './remote-ferry.js';

/**
 * Where each use case goes on. What reads archives or plans takes seconds of a processor for a large one, in which a
 * server would answer nobody.
 */
const places: Readonly<Record<UseCaseName, 'here' | 'thread' | 'thread for an archive'>> = {
  createSite: 'here',
  listSites: 'here',
  showSite: 'here',
  createToken: 'here',
  listTokens: 'here',
  revokeToken: 'here',
  listObjects: 'thread for an archive',
  showObject: 'thread for an archive',
  explain: 'thread',
  showClosure: 'thread',
  inspectArchive: 'thread',
  verifyArchive: 'thread',
  planExport: 'thread',
  applyExport: 'thread',
  planImport: 'thread',
  applyImport: 'thread',
  showChanges: 'thread',
};

/** The engine of a server, with the thread that belongs to it. */
export type ServingFerry = { readonly ferry: Ferry; readonly close: () => Promise<void> };

/** Takes the heavy use cases of an engine over `home` to a thread of their own; what is light goes on answering here. */
export function serveFerry(ferry: Ferry, home: string): ServingFerry {
  const thread = startFerry(ferryEntry, { home });
  return { ferry: divideWork(ferry, thread.ferry), close: thread.close };
}

/** An engine that does what is light itself, and leaves what is heavy to `thread`. */
export function divideWork(ferry: Ferry, thread: UseCases): Ferry {
  const pick = (name: UseCaseName, input: { readonly file?: string }): UseCases =>
    places[name] === 'thread' || (places[name] === 'thread for an archive' && input.file !== undefined)
      ? thread
      : ferry;
  const divided = (Object.keys(places) as UseCaseName[]).map((name) => [
    name,
    (input: object, run?: Run) => pick(name, input)[name](input as never, run),
  ]);
  return { ...ferry, ...Object.fromEntries(divided) } as Ferry;
}
