import type { HttpBindings } from '@hono/node-server';
import type { Ferry, Principal } from '@tsferry/engine';
import type { RecordStore } from '@tsferry/domain';
import type { Logger } from 'pino';
import type { HidePaths } from './hide-paths.js';
import type { JobRunner } from './jobs/job-runner.js';
import type { Meters } from './meters.js';
import type { ConnectionQuota } from './connection-quota.js';
import type { LimitedRun } from './limit-concurrency.js';
import type { UploadReceiver } from './uploads/upload-receiver.js';
import type { Settings } from './settings.js';

/** What every route works with. */
export type Service = {
  readonly ferry: Ferry;
  readonly records: RecordStore;
  readonly settings: Settings;
  readonly jobs: JobRunner;
  readonly uploads: UploadReceiver;
  /** Ids of the archives that are being removed: they are not found any more. */
  readonly removing: Set<string>;
  /** Runs what opens archives or plans, a few at a time. */
  readonly runHeavy: LimitedRun;
  /** Counts what watches jobs. */
  readonly connectionQuota: ConnectionQuota;
  readonly log: Logger;
  readonly meters: Meters;
  /** Takes paths of this machine out of an answer. */
  readonly hide: HidePaths;
  readonly now: () => Date;
  /** A new random GUID. */
  readonly newId: () => string;
};

/** What requests carry along. */
export type ApiEnv = {
  /** The request as Node has it; absent when the app is called with no server around it. */
  Bindings: Partial<Pick<HttpBindings, 'incoming'>> & {
    /** That request is another one, which the app calls itself for. */
    readonly isInner?: boolean;
  };
  Variables: {
    /** Who asks; null where nobody has to be known. */
    readonly principal: Principal | null;
    /** Names the request in answers and logs. */
    readonly requestId: string;
  };
};
