/** @module The objects of a place, a site or an archive: the same routes below both. */
import type { Ferry } from '@tsferry/engine';
import type { HidePaths } from '../hide-paths.js';
import type { LimitedRun } from '../limit-concurrency.js';
import { routes, type ListObjectsQuery } from '@tsferry/contract';
import type { Context } from 'hono';
import { findArchive, type ArchiveSource } from '../archives/find-archive.js';
import { principalOf } from '../security/identify.js';
import type { ApiEnv } from '../api-env.js';
import { requireSite } from '../sites.js';
import { router } from './router.js';

/** What the routes are served with. */
type ObjectParts = ArchiveSource & { readonly ferry: Ferry; readonly hide: HidePaths; readonly runHeavy: LimitedRun };

/** The routes of objects. */
export function objectRoutes(parts: ObjectParts) {
  const { ferry, hide } = parts;

  async function site(c: Context<ApiEnv>, code: string): Promise<{ site: string }> {
    await requireSite(ferry, principalOf(c), code);
    return { site: code };
  }
  /** Reads an archive: a few are read at a time. */
  async function heavy<Answer>(
    c: Context<ApiEnv>,
    id: string,
    read: (place: { file: string }) => Promise<Answer>,
  ): Promise<Answer> {
    const { file } = await findArchive(parts, principalOf(c), id);
    return parts.runHeavy(c.req.raw.signal, () => read({ file }));
  }
  const list = ({ descending, ...query }: ListObjectsQuery) => ({
    ...query,
    descending: descending === 'true',
  });

  return router()
    .openapi(routes.listObjects, async (c) => {
      const place = await site(c, c.req.valid('param').site);
      return c.json(await ferry.listObjects({ ...place, ...list(c.req.valid('query')) }), 200);
    })
    .openapi(routes.listArchived, async (c) => {
      const query = list(c.req.valid('query'));
      const { archive } = c.req.valid('param');
      return c.json(await heavy(c, archive, (place) => ferry.listObjects({ ...place, ...query })), 200);
    })
    .openapi(routes.showObject, async (c) => {
      const { site: code, id } = c.req.valid('param');
      return c.json(hide(await ferry.showObject({ ...(await site(c, code)), id })), 200);
    })
    .openapi(routes.showArchived, async (c) => {
      const { archive: file, id } = c.req.valid('param');
      return c.json(hide(await heavy(c, file, (place) => ferry.showObject({ ...place, id }))), 200);
    })
    .openapi(routes.showClosure, async (c) => {
      const { site: code, id } = c.req.valid('param');
      return c.json(hide(await ferry.showClosure({ ...(await site(c, code)), id })), 200);
    })
    .openapi(routes.showArchivedClosure, async (c) => {
      const { archive: file, id } = c.req.valid('param');
      return c.json(hide(await heavy(c, file, (place) => ferry.showClosure({ ...place, id }))), 200);
    })
    .openapi(routes.explainObject, async (c) => {
      const { site: code, id } = c.req.valid('param');
      return c.json(hide(await ferry.explain({ ...(await site(c, code)), id })), 200);
    })
    .openapi(routes.explainArchived, async (c) => {
      const { archive: file, id } = c.req.valid('param');
      return c.json(hide(await heavy(c, file, (place) => ferry.explain({ ...place, id }))), 200);
    });
}
