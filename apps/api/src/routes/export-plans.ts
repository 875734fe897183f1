/** @module Export plans: made, read, changed into new ones, applied. */
import { exportInputSchema, routes, type ExportResult } from '@tsferry/contract';
import { jobAnswer, type JobAnswering } from '../jobs/answer-job.js';
import { startJob, type JobStart } from '../jobs/start-job.js';
import { makeExportPlan, requireRoots, type Planning } from '../plans/make-plan.js';
import { answerExportPlan, exportPlanRecords, findPlan, noteApplied } from '../plans/plan-record.js';
import { principalOf } from '../security/identify.js';
import { router } from './router.js';

/** What the routes are served with. */
type ExportParts = Planning & JobStart & JobAnswering;

/** The routes of exports. */
export function exportRoutes(parts: ExportParts) {
  const { engine } = parts;
  return router()
    .openapi(routes.planExport, async (c) => {
      const run = { signal: c.req.raw.signal };
      const record = await makeExportPlan(parts, principalOf(c), c.req.valid('json'), run);
      return c.json(answerExportPlan(record), 201, { Location: `/v1/export-plans/${record.id}` });
    })
    .openapi(routes.showExportPlan, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(answerExportPlan(await findPlan(parts, exportPlanRecords, principalOf(c), id)), 200);
    })
    .openapi(routes.changeExportPlan, async (c) => {
      const principal = principalOf(c);
      const { data } = await findPlan(parts, exportPlanRecords, principal, c.req.valid('param').id);
      const input = exportInputSchema.parse({ ...data.input, ...c.req.valid('json') });
      const record = await makeExportPlan(parts, principal, input, { signal: c.req.raw.signal });
      return c.json(answerExportPlan(record), 201, { Location: `/v1/export-plans/${record.id}` });
    })
    .openapi(routes.applyExport, async (c) => {
      const principal = principalOf(c);
      const target = c.req.valid('json');
      const plan = await findPlan(parts, exportPlanRecords, principal, c.req.valid('param').id);
      await engine.for(principal).check('applyExport', { plan: plan.data.plan, to: target.name });
      const job = await startJob(c, parts, {
        kind: 'export',
        site: plan.data.plan.site,
        title: target.name,
        links: { plan: plan.id },
        input: { work: 'apply-export', plan: plan.id, target },
      });
      await noteApplied(parts, exportPlanRecords, plan, job.id);
      return jobAnswer<ExportResult>(c, parts, job);
    })
    .openapi(routes.exportAtOnce, async (c) => {
      const principal = principalOf(c);
      const { name, overwrite, ...input } = c.req.valid('json');
      await requireRoots(parts, principal, input, c.req.raw.signal);
      const job = await startJob(c, parts, {
        kind: 'export',
        site: input.site.toUpperCase(),
        title: name,
        links: {},
        input: { work: 'export', input, target: { name, overwrite } },
      });
      return jobAnswer<ExportResult>(c, parts, job);
    });
}
