import { randomUUID } from 'node:crypto';
import type { Engine } from '@tsferry/engine';
import type { Logger } from 'pino';
import { createTidy } from './archives/tidy.js';
import { createHidePaths } from './hide-paths.js';
import { createFindEnd } from './jobs/find-end.js';
import { createJobRunner, type JobRunner } from './jobs/job-runner.js';
import { doWork } from './jobs/job-work.js';
import { createMeters } from './meters.js';
import { createConnectionQuota } from './connection-quota.js';
import { limitConcurrency } from './limit-concurrency.js';
import { createUploadReceiver } from './uploads/upload-receiver.js';
import { servedEngine } from './served-engine.js';
import type { Settings } from './settings.js';

/** What the app is made from. */
export type Service = ReturnType<typeof createService>;

/** Makes the parts of a server. Call `jobs.resume()` when it serves. */
export function createService(options: {
  readonly engine: Pick<Engine, 'for' | 'records' | 'files'>;
  readonly settings: Settings;
  readonly log: Logger;
  readonly now?: () => Date;
}) {
  const { settings, log, now = () => new Date() } = options;
  const engine = servedEngine(options.engine);
  const { records } = engine;
  const { limits } = settings;
  const parts = {
    engine,
    records,
    settings,
    log,
    now,
    /** A new random GUID. */
    newId: (): string => randomUUID(),
    hide: createHidePaths(settings),
    meters: createMeters(),
    uploads: createUploadReceiver(settings, records),
    /** Ids of the archives that are being removed: they are not found any more. */
    removing: new Set<string>(),
    /** Undoes what a killed server left. */
    tidy: createTidy(options.engine.files, settings),
    connectionQuota: createConnectionQuota(limits.watchersOfOne, limits.watchersOfAll),
    /** Runs what opens archives or plans, a few at a time. */
    runHeavy: limitConcurrency(limits.heavy, limits.waiting),
  };
  const jobs: JobRunner = createJobRunner(
    { ...parts, findEnd: createFindEnd(parts, options.engine.files) },
    (principal, input, run, note) => doWork({ ...parts, jobs }, principal, input, run, note),
  );
  return { ...parts, jobs };
}
