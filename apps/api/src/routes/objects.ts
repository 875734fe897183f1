/** @module The objects of a place, a site or an archive: the same routes below both. */
import type { LimitedRun } from '../limit-concurrency.js';
import { routes, type ListObjectsQuery } from '@tsferry/contract';
import type { Context } from 'hono';
import { findArchive, type ArchiveSource } from '../archives/find-archive.js';
import { principalOf } from '../security/identify.js';
import type { ApiEnv } from '../api-env.js';
import type { ServedEngine } from '../served-engine.js';
import { router } from './router.js';

/** What the routes are served with. */
type ObjectParts = ArchiveSource & {
  readonly engine: ServedEngine;
  readonly runHeavy: LimitedRun;
};

/** The routes of objects. */
export function objectRoutes(parts: ObjectParts) {
  const { engine } = parts;

  const allowed = (c: Context<ApiEnv>) => engine.for(principalOf(c));
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
      const { site } = c.req.valid('param');
      return c.json(await allowed(c).listObjects({ site, ...list(c.req.valid('query')) }), 200);
    })
    .openapi(routes.listArchived, async (c) => {
      const query = list(c.req.valid('query'));
      const { archive } = c.req.valid('param');
      return c.json(await heavy(c, archive, (place) => allowed(c).listObjects({ ...place, ...query })), 200);
    })
    .openapi(routes.showObject, async (c) => {
      const { site, id } = c.req.valid('param');
      return c.json(await allowed(c).showObject({ site, id }), 200);
    })
    .openapi(routes.showArchived, async (c) => {
      const { archive: file, id } = c.req.valid('param');
      return c.json(await heavy(c, file, (place) => allowed(c).showObject({ ...place, id })), 200);
    })
    .openapi(routes.showClosure, async (c) => {
      const { site, id } = c.req.valid('param');
      return c.json(await allowed(c).showClosure({ site, id }), 200);
    })
    .openapi(routes.showArchivedClosure, async (c) => {
      const { archive: file, id } = c.req.valid('param');
      return c.json(await heavy(c, file, (place) => allowed(c).showClosure({ ...place, id })), 200);
    })
    .openapi(routes.explainObject, async (c) => {
      const { site, id } = c.req.valid('param');
      return c.json(await allowed(c).explain({ site, id }), 200);
    })
    .openapi(routes.explainArchived, async (c) => {
      const { archive: file, id } = c.req.valid('param');
      return c.json(await heavy(c, file, (place) => allowed(c).explain({ ...place, id })), 200);
    });
}
