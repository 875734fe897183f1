import type { ArchivePort, ContentPort, PublishPort, SiteCatalog } from '@tsferry/domain';
import type { GraphMemory } from './load-site.js';

/** Everything a use case may touch. */
export type Ports = {
  readonly sites: SiteCatalog;
  readonly archives: ArchivePort;
  readonly content: ContentPort;
  readonly publish: PublishPort;
  /** The time that plans carry. */
  readonly now: () => Date;
  /** A new random GUID, lower case. */
  readonly newId: () => string;
  /** Lower-case hex. */
  readonly sha256: (text: string) => string;
  /** What was read of sites, so that looking around reads each version of an object once. */
  readonly graphs: GraphMemory;
};
