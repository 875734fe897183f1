import type { Principal } from '@tsferry/engine';
import type { Context } from 'hono';
import type { Client } from '../in-process-client.js';
import type { ApiEnv } from '../api-env.js';

/** What the page is made from. */
export type PageDeps = {
  /** The API, in process, as who asked for the page: it sees what they may see. */
  readonly api: (c: Context<ApiEnv>) => Client;
  /** Who asks; null: nobody that is known. */
  readonly principal: (c: Context<ApiEnv>) => Principal | null;
  /** Version of tsferry. */
  readonly version: string;
};
