/** @module Archives: what there is, what they hold, whether they are whole, and their bytes. */
import { routes } from '@tsferry/contract';
import type { Verification } from '@tsferry/domain/shapes';
import { requireMay } from '@tsferry/engine';
import { findArchive, listArchives } from '../archives/find-archive.js';
import { mayRemove, removeArchive } from '../archives/remove-archive.js';
import { audit } from '../audit.js';
import { jobAnswer } from '../jobs/answer-job.js';
import { startJob } from '../jobs/start-job.js';
import { principalOf } from '../security/identify.js';
import type { Service } from '../service.js';
import { router } from './router.js';

/** The routes of archives. */
export function archiveRoutes(service: Service) {
  const { ferry, hide, runHeavy } = service;
  return router()
    .openapi(routes.listArchives, async (c) => {
      const principal = principalOf(c);
      const rows = await listArchives(service, principal);
      return c.json({ archives: rows.map((row) => ({ ...row, removable: mayRemove(principal, row.from) })) }, 200);
    })
    .openapi(routes.removeArchive, async (c) => {
      const { archive } = c.req.valid('param');
      const { signal } = c.req.raw;
      const { id, site } = await runHeavy(signal, () => removeArchive(service, principalOf(c), archive));
      await audit(c, service, 'remove-archive', { archive: id, site });
      return c.body(null, 204);
    })
    .openapi(routes.inspectArchive, async (c) => {
      const { file } = await findArchive(service, principalOf(c), c.req.valid('param').archive);
      const { signal } = c.req.raw;
      return c.json(hide(await runHeavy(signal, () => ferry.inspectArchive({ file }, { signal }))), 200);
    })
    .openapi(routes.verifyArchive, async (c) => {
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
      return jobAnswer<Verification>(c, service, job);
    });
}
