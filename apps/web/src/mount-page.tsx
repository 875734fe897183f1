/** @jsxImportSource hono/jsx */
import type { Client } from '@tsferry/client';
import type { Context, Env, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { loadAssets } from './assets.js';
import type { PageDeps } from './page-deps.js';
import { actions, views } from './pages.js';
import type { View } from './view.js';
import type { Viewer } from './viewer.js';
import { Document } from './views/Document.js';
import { ProblemView } from './views/ProblemView.js';
import { SignIn } from './views/SignIn.js';

/** Mounts the page at `/`, what its forms do, and its files below `/assets/`. */
export function mountPage<E extends Env>(app: Hono<E>, deps: PageDeps<E>): void {
  const assets = loadAssets();
  // Who asks for a file of the page gets the failure; without this line it would end the process as well.
  assets.catch(() => undefined);
  app.get('/assets/:name', async (c, next) => {
    const asset = Object.values(await assets).find(({ href }) => href === c.req.path);
    if (!asset) return next();
    return c.body(asset.text, 200, {
      'Content-Type': asset.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
  });
  app.get('/', (c) =>
    answer(c, async (api, viewer) => {
      const query = new URL(c.req.url).searchParams;
      return views.find(([fits]) => fits(query))![1](api, query, viewer);
    }),
  );
  for (const [path, act] of Object.entries(actions)) {
    app.post(path, (c) => answer(c, async (api) => act(api, await deps.form(c))));
  }

  /** A view as a page; an address as a redirect to it; an error as a page that says what is wrong. */
  async function answer(c: Context<E>, work: (api: Client, viewer: Viewer) => Promise<string | View>) {
    const viewer = deps.viewer(c);
    if (viewer === null) return page(c, { title: 'Sign in', body: <SignIn /> }, 401);
    try {
      const done = await work(deps.client(c), viewer);
      return typeof done === 'string' ? c.redirect(done, 303) : await page(c, done, done.status ?? 200);
    } catch (error) {
      const problem = deps.problem(c, error);
      if (problem.code === 'INTERNAL') throw error;
      return page(c, { title: 'This did not work', body: <ProblemView problem={problem} /> }, problem.status);
    }
  }

  async function page(c: Context<E>, { title, current, say, body }: View, status: number) {
    return c.html(
      <Document title={title} say={say ?? title} viewer={deps.viewer(c)} assets={await assets} current={current}>
        {body}
      </Document>,
      status as ContentfulStatusCode,
    );
  }
}
