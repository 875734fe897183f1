/** @module Archives: what there is, what they hold, whether they are whole, and their bytes. */
import { createRoute, z } from '@hono/zod-openapi';
import { inspectionSchema, verificationSchema } from '@tsferry/domain/shapes';
import { requireMay } from '@tsferry/engine';
import { listedArchiveSchema } from '../archives/archive-record.js';
import { findArchive, listArchives } from '../archives/find-archive.js';
import { mayRemove, removeArchive } from '../archives/remove-archive.js';
import { audit } from '../audit.js';
import { jobAnswer, jobHeaders, jobResponses } from '../jobs/answer-job.js';
import { startJob } from '../jobs/start-job.js';
import { principalOf } from '../security/identify.js';
import type { Service } from '../service.js';
import { json, problem, router } from './router.js';

const tags = ['archives'];
const archiveParams = z.object({ archive: z.string() });

export const listArchivesRoute = createRoute({
  method: 'get',
  path: '/archives',
  tags,
  summary: 'List the archives: uploads, exports, and those of the configured folder',
  responses: { 200: json(z.object({ archives: z.array(listedArchiveSchema) }), 'Newest first'), ...problem },
});

export const inspectArchive = createRoute({
  method: 'get',
  path: '/archives/{archive}',
  tags,
  summary: 'Show what an archive holds, with no site',
  request: { params: archiveParams },
  responses: { 200: json(inspectionSchema, 'What it holds'), ...problem },
});

export const verifyArchive = createRoute({
  method: 'post',
  path: '/archives/{archive}/verify',
  tags,
  summary: 'Check an archive and its content',
  request: { params: archiveParams, headers: jobHeaders },
  responses: { ...jobResponses(verificationSchema, 'It is whole'), ...problem },
});

export const removeArchiveRoute = createRoute({
  method: 'delete',
  path: '/archives/{archive}',
  tags,
  summary: 'Remove an upload or an export for good, unless a job or an object of a site needs it',
  request: { params: archiveParams },
  responses: { 204: { description: 'Gone' }, ...problem },
});

/** The routes of archives. */
export function archiveRoutes(service: Service) {
  const { ferry, hide, turns } = service;
  return router()
    .openapi(listArchivesRoute, async (c) => {
      const principal = principalOf(c);
      const rows = await listArchives(service, principal);
      return c.json({ archives: rows.map((row) => ({ ...row, removable: mayRemove(principal, row.from) })) }, 200);
    })
    .openapi(removeArchiveRoute, async (c) => {
      const { archive } = c.req.valid('param');
      const { signal } = c.req.raw;
      const { id, site } = await turns(signal, () => removeArchive(service, principalOf(c), archive));
      await audit(c, service, 'remove-archive', { archive: id, site });
      return c.body(null, 204);
    })
    .openapi(inspectArchive, async (c) => {
      const { file } = await findArchive(service, principalOf(c), c.req.valid('param').archive);
      const { signal } = c.req.raw;
      return c.json(hide(await turns(signal, () => ferry.inspectArchive({ file }, { signal }))), 200);
    })
    .openapi(verifyArchive, async (c) => {
      const principal = principalOf(c);
      requireMay(principal, 'read');
      const { row } = await findArchive(service, principal, c.req.valid('param').archive);
      const job = await startJob(c, service, {
        kind: 'verify',
        site: row.site,
        title: row.name,
        links: { archive: row.id },
        input: { work: 'verify', archive: row.id },
      });
      return jobAnswer<z.output<typeof verificationSchema>>(c, service, job);
    });
}
