/** @module Export plans: made, read, changed into new ones, applied. */
import { exportInputSchema, routes } from '@tsferry/contract';
import type { ExportAnswer } from '@tsferry/domain/shapes';
import { requireMay } from '@tsferry/engine';
import { jobAnswer } from '../jobs/answer-job.js';
import { startJob } from '../jobs/start-job.js';
import { makeExportPlan } from '../plans/make-plan.js';
import { answerExportPlan, exportPlanRecords, findPlan, noteApplied } from '../plans/plan-record.js';
import { principalOf } from '../security/identify.js';
import type { Service } from '../service.js';
import { requireSite } from '../sites.js';
import { router } from './router.js';

/** The routes of exports. */
export function exportRoutes(service: Service) {
  const { ferry } = service;
  return router()
    .openapi(routes.planExport, async (c) => {
      const run = { signal: c.req.raw.signal };
      const record = await makeExportPlan(service, principalOf(c), c.req.valid('json'), run);
      return c.json(service.hide(answerExportPlan(record)), 201, { Location: `/v1/export-plans/${record.id}` });
    })
    .openapi(routes.showExportPlan, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(
        service.hide(answerExportPlan(await findPlan(service, exportPlanRecords, principalOf(c), id))),
        200,
      );
    })
    .openapi(routes.changeExportPlan, async (c) => {
      const principal = principalOf(c);
      const { data } = await findPlan(service, exportPlanRecords, principal, c.req.valid('param').id);
      const input = exportInputSchema.parse({ ...data.input, ...c.req.valid('json') });
      const record = await makeExportPlan(service, principal, input, { signal: c.req.raw.signal });
      return c.json(service.hide(answerExportPlan(record)), 201, { Location: `/v1/export-plans/${record.id}` });
    })
    .openapi(routes.applyExport, async (c) => {
      const principal = principalOf(c);
      requireMay(principal, 'export');
      const target = c.req.valid('json');
      const plan = await findPlan(service, exportPlanRecords, principal, c.req.valid('param').id);
      const job = await startJob(c, service, {
        kind: 'export',
        site: plan.data.plan.site,
        title: target.name,
        links: { plan: plan.id },
        input: { work: 'apply-export', plan: plan.id, target },
      });
      await noteApplied(service, exportPlanRecords, plan, job.id);
      return jobAnswer<ExportAnswer>(c, service, job);
    })
    .openapi(routes.exportAtOnce, async (c) => {
      const principal = principalOf(c);
      requireMay(principal, 'export');
      const { name, overwrite, ...input } = c.req.valid('json');
      await requireSite(ferry, principal, input.site);
      const job = await startJob(c, service, {
        kind: 'export',
        site: input.site.toUpperCase(),
        title: name,
        links: {},
        input: { work: 'export', input, target: { name, overwrite } },
      });
      return jobAnswer<ExportAnswer>(c, service, job);
    });
}
