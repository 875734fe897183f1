import type { Ferry } from '@tsferry/engine';

/** An engine whose list of sites is another one, or fails. */
export function withListSites(ferry: Ferry, listSites: Ferry['listSites']): Ferry {
  return { ...ferry, for: (principal) => ({ ...ferry.for(principal), listSites }) };
}
