import type { Api } from '@tsferry/contract';
import { hc } from 'hono/client';
import type { Context, Hono } from 'hono';
import type { ApiEnv } from './api-env.js';

type Client = ReturnType<typeof hc<Api>>;

/** A client that calls the app itself, with the host, the cookie and the token of a request. */
export function inProcessClient(app: Pick<Hono<ApiEnv>, 'request'>, c: Context<ApiEnv>): Client {
  const { origin } = new URL(c.req.url);
  const headers: Record<string, string> = { host: c.req.header('host') ?? '', 'sec-fetch-site': 'same-origin' };
  for (const name of ['cookie', 'authorization']) {
    const value = c.req.header(name);
    if (value !== undefined) headers[name] = value;
  }
  return hc<Api>(origin, {
    headers,
    fetch: async (input: string | URL | Request, init?: RequestInit) =>
      app.request(String(input), init, { ...c.env, isInner: true }),
  });
}
