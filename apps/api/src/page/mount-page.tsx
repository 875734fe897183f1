/** @jsxImportSource hono/jsx */
import type { Hono } from 'hono';
import type { ApiEnv } from '../service.js';
import type { PageDeps } from './page-deps.js';

/** Mounts the page at `/` and its files below `/assets/`. */
export function mountPage(app: Hono<ApiEnv>, deps: PageDeps): void {
  app.get('/', (c) => {
    const principal = deps.principal(c);
    return c.html(
      <html lang="en">
        <head>
          <title>tsferry</title>
        </head>
        <body>
          <p>{principal ? principal.name : 'Sign in'}</p>
        </body>
      </html>,
    );
  });
}
