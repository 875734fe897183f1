import type { Context, Env } from 'hono';
import type { Client } from '@tsferry/client';
import type { Problem } from '@tsferry/contract';
import type { Viewer } from './viewer.js';

/** What the page is given by the server that mounts it. */
export type PageDeps<E extends Env> = {
  /** A client of the API that calls it as the viewer does: the page shows what the viewer may see. */
  readonly client: (c: Context<E>) => Client;
  /** Who looks at the page; null where nobody has signed in. */
  readonly viewer: (c: Context<E>) => Viewer | null;
  /** The fields that a form sends, checked. Throws AppError for a body that is no form. */
  readonly form: (c: Context<E>) => Promise<URLSearchParams>;
  /** The problem that an error is answered with; INTERNAL is one that nobody expected. */
  readonly problem: (c: Context<E>, error: unknown) => Problem;
};
