import type { Api } from '@tsferry/contract';
import { hc } from 'hono/client';
import type { Client } from './client.js';

/** Whom a client speaks for. */
export type ClientOptions = {
  /** What `tsferry token create` printed. */
  readonly token: string;
  /** Stops every call of the client. */
  readonly signal?: AbortSignal;
};

/**
 * Makes a client of a server, for example `http://127.0.0.1:8733`. A call returns a `Response` whose `json()` is typed by
 * its status. `readAnswer` takes the answer out of it, or throws the problem.
 */
export function createClient(url: string, { token, signal }: ClientOptions): Client {
  return hc<Api>(url, {
    headers: { Authorization: `Bearer ${token}` },
    ...(signal ? { init: { signal } } : {}),
  });
}
