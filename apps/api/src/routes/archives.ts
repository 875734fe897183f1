/** @module Archives: what there is, what they hold, whether they are whole, and their bytes. */
import type { LimitedRun } from '../limit-concurrency.js';
import { routes } from '@tsferry/contract';
import type { Verification } from '@tsferry/domain/shapes';
import { findArchive, listArchives } from '../archives/find-archive.js';
import { mayRemove, removeArchive, type ArchiveRemoval } from '../archives/remove-archive.js';
import { audit } from '../audit.js';
import { jobAnswer, type JobAnswering } from '../jobs/answer-job.js';
import { startJob, type JobStart } from '../jobs/start-job.js';
import { principalOf } from '../security/identify.js';
import { router } from './router.js';

/** What the routes are served with. */
type ArchiveParts = ArchiveRemoval & JobStart & JobAnswering & { readonly runHeavy: LimitedRun };

/** The routes of archives. */
export function archiveRoutes(parts: ArchiveParts) {
  const { engine, runHeavy } = parts;
  return router()
    .openapi(routes.listArchives, async (c) => {
      const principal = principalOf(c);
      const rows = await listArchives(parts, principal);
      return c.json({ archives: rows.map((row) => ({ ...row, removable: mayRemove(principal, row.from) })) }, 200);
    })
    .openapi(routes.removeArchive, async (c) => {
      const { archive } = c.req.valid('param');
      const { signal } = c.req.raw;
      const { id, site } = await runHeavy(signal, () => removeArchive(parts, principalOf(c), archive));
      await audit(c, parts, 'remove-archive', { archive: id, site });
      return c.body(null, 204);
    })
    .openapi(routes.inspectArchive, async (c) => {
      const { file } = await findArchive(parts, principalOf(c), c.req.valid('param').archive);
      const { signal } = c.req.raw;
      const inspect = () => engine.for(principalOf(c)).inspectArchive({ file }, { signal });
      return c.json(await runHeavy(signal, inspect), 200);
    })
    .openapi(routes.verifyArchive, async (c) => {
      const principal = principalOf(c);
      const { row, file } = await findArchive(parts, principal, c.req.valid('param').archive);
      await engine.for(principal).check('verifyArchive', { file });
      const job = await startJob(c, parts, {
        kind: 'verify',
        site: row.site,
        title: row.name,
        links: { archive: row.id },
        input: { work: 'verify', archive: row.id },
      });
      return jobAnswer<Verification>(c, parts, job);
    });
}
