/** @module Archives: what there is, what they hold, whether they are whole, and their bytes. */
import { createRoute, z } from '@hono/zod-openapi';
import { inspectionSchema, requireMay, verificationSchema } from '@tsferry/engine';
import { archiveRowSchema } from '../archives/archive-record.js';
import { findArchive, listArchives } from '../archives/find-archive.js';
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
  responses: { 200: json(z.object({ archives: z.array(archiveRowSchema) }), 'Newest first'), ...problem },
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

/** The routes of archives. */
export function archiveRoutes(service: Service) {
  const { ferry, hide, turns } = service;
  return router()
    .openapi(listArchivesRoute, async (c) => c.json({ archives: await listArchives(service, principalOf(c)) }, 200))
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
