/** @module Import plans: made, read, changed into new ones, applied. */
import { changePolicy, routes } from '@tsferry/contract';
import { describeImport, requireDecided } from '@tsferry/domain';
import type { ImportAnswer } from '@tsferry/domain/shapes';
import { changingRows } from '@tsferry/engine';
import { requireConfirmed } from '@tsferry/wizard';
import { findArchive } from '../archives/find-archive.js';
import { jobAnswer, type JobAnswering } from '../jobs/answer-job.js';
import { startJob, type JobStart } from '../jobs/start-job.js';
import { makeImportPlan, type Planning } from '../plans/make-plan.js';
import { answerImportPlan, findPlan, importPlanRecords, noteApplied } from '../plans/plan-record.js';
import { principalOf } from '../security/identify.js';
import { sendReport } from './report.js';
import { router } from './router.js';

/** What the routes are served with. */
type ImportParts = Planning & JobStart & JobAnswering;

/** The routes of imports. */
export function importRoutes(parts: ImportParts) {
  const { engine } = parts;
  return router()
    .openapi(routes.planImport, async (c) => {
      const run = { signal: c.req.raw.signal };
      const record = await makeImportPlan(parts, principalOf(c), c.req.valid('json'), run);
      return c.json(answerImportPlan(record), 201, { Location: `/v1/import-plans/${record.id}` });
    })
    .openapi(routes.showImportPlan, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(answerImportPlan(await findPlan(parts, importPlanRecords, principalOf(c), id)), 200);
    })
    .openapi(routes.changeImportPlan, async (c) => {
      const principal = principalOf(c);
      const { data } = await findPlan(parts, importPlanRecords, principal, c.req.valid('param').id);
      const { contentTo = data.input.contentTo, policy = {}, ...change } = c.req.valid('json');
      const input = {
        ...data.input,
        ...change,
        policy: changePolicy(data.input.policy, policy),
        contentTo: contentTo ?? undefined,
      };
      const record = await makeImportPlan(parts, principal, input, { signal: c.req.raw.signal });
      return c.json(answerImportPlan(record), 201, { Location: `/v1/import-plans/${record.id}` });
    })
    .openapi(routes.showChanges, async (c) => {
      const { data } = await findPlan(parts, importPlanRecords, principalOf(c), c.req.valid('param').id);
      const { class: className, object } = c.req.valid('query');
      const rows = changingRows(data.plan).map((row) => ({ class: row.class, id: row.sourceId }));
      const objects = className !== undefined && object !== undefined ? [{ class: className, id: object }] : rows;
      const read = () => engine.for(principalOf(c)).showChanges({ plan: data.plan, objects });
      return c.json(await parts.runHeavy(c.req.raw.signal, read), 200);
    })
    .openapi(routes.reportPlan, async (c) => {
      const { data } = await findPlan(parts, importPlanRecords, principalOf(c), c.req.valid('param').id);
      return sendReport(c, describeImport(data.plan, false), c.req.valid('query').format) as never;
    })
    .openapi(routes.applyImport, async (c) => {
      const principal = principalOf(c);
      const plan = await findPlan(parts, importPlanRecords, principal, c.req.valid('param').id);
      await engine.for(principal).check('applyImport', { plan: plan.data.plan });
      requireDecided(plan.data.plan);
      const { confirm } = c.req.valid('json');
      requireConfirmed(plan.data.plan, confirm);
      // It may have been removed since.
      await findArchive(parts, principal, plan.data.input.archive);
      const job = await startJob(c, parts, {
        kind: 'import',
        site: plan.data.plan.site,
        title: plan.data.input.archive,
        links: { plan: plan.id, archive: plan.data.input.archive },
        input: { work: 'apply-import', plan: plan.id, confirm },
      });
      await noteApplied(parts, importPlanRecords, plan, job.id);
      return jobAnswer<ImportAnswer>(c, parts, job);
    })
    .openapi(routes.importAtOnce, async (c) => {
      const principal = principalOf(c);
      const { confirm, ...input } = c.req.valid('json');
      await engine.for(principal).check('planImport', { ...input, file: input.archive });
      const { row } = await findArchive(parts, principal, input.archive);
      const job = await startJob(c, parts, {
        kind: 'import',
        site: input.site.toUpperCase(),
        title: row.name,
        links: { archive: row.id },
        input: { work: 'import', input, confirm },
      });
      return jobAnswer<ImportAnswer>(c, parts, job);
    });
}
