import { createHash, randomUUID } from 'node:crypto';
import { contentPort, createArchivePort, publishPort } from '@tsferry/io';
import { openCatalog } from '@tsferry/stores';
import { bindUseCases, type Engine } from './engine.js';
import type { Ports } from './ports.js';

/** What an engine is made from. */
export type EngineOptions = {
  /** Folder with the default store. Made when the first site is created. */
  readonly home: string;
  /** The time that plans carry; the clock when left out. */
  readonly now?: () => Date;
  /** How long to wait for another process that writes to a store, in milliseconds. */
  readonly waitMs?: number;
};

/** THE composition root: the use cases over real archives, folders and stores. Close it when done. */
export function createEngine({ home, now = () => new Date(), waitMs }: EngineOptions): Engine {
  const ports: Ports = {
    sites: openCatalog({ home, ...(waitMs === undefined ? {} : { waitMs }) }),
    archives: createArchivePort(),
    content: contentPort,
    publish: publishPort,
    now,
    newId: randomUUID,
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    graphs: new Map(),
  };
  return bindUseCases(ports);
}
