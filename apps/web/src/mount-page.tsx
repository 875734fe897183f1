/** @jsxImportSource hono/jsx */
import type { Client } from '@tsferry/client';
import type { Context, Env, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { loadAssets } from './assets.js';
import { applyExport, planExport, showExportGeneral, showExportPlan } from './export-views.js';
import { applyImport, decideImport, planImport, showImportGeneral, showImportPlan } from './import-views.js';
import { cancelJob, showJob, showJobs, verify } from './job-views.js';
import { createSite, showNewSite } from './new-site.js';
import type { PageDeps } from './page-deps.js';
import {
  askToRemove,
  removeArchive,
  showArchive,
  showArchives,
  showExplanation,
  showObject,
  showPicture,
  showSite,
  showSites,
} from './site-views.js';
import { askToRevoke, createToken, revokeToken, showNewToken, showTokens } from './token-views.js';
import type { DoAction, ShowView, View } from './view.js';
import type { Viewer } from './viewer.js';
import { Document } from './views/Document.js';
import { ProblemView } from './views/ProblemView.js';
import { SignIn } from './views/SignIn.js';

/** Views by what the address holds: the first that fits. */
const views: readonly (readonly [fits: (query: URLSearchParams) => boolean, show: ShowView])[] = [
  [(query) => query.get('view') === 'picture', showPicture],
  [(query) => query.get('view') === 'export', showExportGeneral],
  [(query) => query.get('view') === 'import', showImportGeneral],
  [(query) => query.get('view') === 'explanation', showExplanation],
  [(query) => query.get('view') === 'new-site', showNewSite],
  [(query) => query.get('view') === 'archives', showArchives],
  [(query) => query.get('view') === 'remove', askToRemove],
  [(query) => query.get('view') === 'jobs', showJobs],
  [(query) => query.get('view') === 'tokens', showTokens],
  [(query) => query.get('view') === 'new-token', showNewToken],
  [(query) => query.get('view') === 'revoke', askToRevoke],
  [(query) => query.has('job'), showJob],
  [(query) => query.has('export'), showExportPlan],
  [(query) => query.has('import'), showImportPlan],
  [(query) => query.has('object'), showObject],
  [(query) => query.has('archive'), showArchive],
  [(query) => query.has('site'), showSite],
  [() => true, showSites],
];

const actions: Readonly<Record<string, DoAction>> = {
  '/export': planExport,
  '/export/apply': applyExport,
  '/import': planImport,
  '/import/decide': decideImport,
  '/import/apply': applyImport,
  '/job/cancel': cancelJob,
  '/verify': verify,
  '/archive/remove': removeArchive,
  '/site/create': createSite,
  '/token/create': createToken,
  '/token/revoke': revokeToken,
};

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
