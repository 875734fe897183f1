import type { Engine } from '@tsferry/engine';

/** An engine whose list of sites is another one, or fails. */
export function withListSites(engine: Engine, listSites: Engine['listSites']): Engine {
  return { ...engine, for: (principal) => ({ ...engine.for(principal), listSites }) };
}
