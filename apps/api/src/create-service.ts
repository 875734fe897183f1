import { randomUUID } from 'node:crypto';
import type { Ferry } from '@tsferry/engine';
import type { Logger } from 'pino';
import { createHidePaths } from './hide-paths.js';
import { createJobRunner } from './jobs/job-runner.js';
import { createMeters } from './meters.js';
import { createConnectionQuota } from './connection-quota.js';
import type { Service } from './service.js';
import { limitConcurrency } from './limit-concurrency.js';
import { createUploadReceiver } from './uploads/upload-receiver.js';
import type { Settings } from './settings.js';

/** Joins what routes work with. Call `jobs.resume()` when it serves. */
export function createService(options: {
  readonly ferry: Ferry;
  readonly settings: Settings;
  readonly log: Logger;
  readonly now?: () => Date;
}): Service {
  const { ferry, settings, log, now = () => new Date() } = options;
  const service: Service = {
    ferry,
    records: ferry.records,
    settings,
    log,
    now,
    newId: randomUUID,
    hide: createHidePaths(settings),
    meters: createMeters(),
    jobs: createJobRunner(() => service),
    uploads: createUploadReceiver(settings, ferry.records),
    removing: new Set(),
    connectionQuota: createConnectionQuota(settings.limits.watchersOfOne, settings.limits.watchersOfAll),
    runHeavy: limitConcurrency(settings.limits.heavy, settings.limits.waiting),
  };
  return service;
}
