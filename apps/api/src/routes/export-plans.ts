/** @module Export plans: made, read, changed into new ones, applied. */
import { createRoute, type z } from '@hono/zod-openapi';
import { exportAnswerSchema } from '@tsferry/domain/shapes';
import { requireMay } from '@tsferry/engine';
import { jobAnswer, jobHeaders, jobResponses } from '../jobs/answer-job.js';
import { startJob } from '../jobs/start-job.js';
import { makeExportPlan } from '../plans/make-plan.js';
import { exportChangeSchema, exportInputSchema, exportTargetSchema } from '../plans/plan-input.js';
import {
  answerExportPlan,
  exportPlanAnswerSchema,
  exportPlanRecords,
  findPlan,
  noteApplied,
} from '../plans/plan-record.js';
import { principalOf } from '../security/identify.js';
import type { Service } from '../service.js';
import { requireSite } from '../sites.js';
import { body, idParams, json, problem, router } from './router.js';

const tags = ['exports'];
const answersPlan = { 201: json(exportPlanAnswerSchema, 'The plan'), ...problem };

export const planExport = createRoute({
  method: 'post',
  path: '/export-plans',
  tags,
  summary: 'Plan an export',
  request: { body: body(exportInputSchema) },
  responses: answersPlan,
});

export const showExportPlan = createRoute({
  method: 'get',
  path: '/export-plans/{id}',
  tags,
  summary: 'Show an export plan',
  request: { params: idParams },
  responses: { 200: json(exportPlanAnswerSchema, 'The plan'), ...problem },
});

export const changeExportPlan = createRoute({
  method: 'post',
  path: '/export-plans/{id}/changes',
  tags,
  summary: 'Make a new plan that differs in what is given',
  request: { params: idParams, body: body(exportChangeSchema) },
  responses: answersPlan,
});

export const applyExport = createRoute({
  method: 'post',
  path: '/export-plans/{id}/apply',
  tags,
  summary: 'Export what a plan says',
  request: { params: idParams, headers: jobHeaders, body: body(exportTargetSchema) },
  responses: { ...jobResponses(exportAnswerSchema, 'What was exported'), ...problem },
});

export const exportAtOnce = createRoute({
  method: 'post',
  path: '/exports',
  tags,
  summary: 'Plan an export and apply the plan',
  request: { headers: jobHeaders, body: body(exportInputSchema.extend(exportTargetSchema.shape).openapi('Export')) },
  responses: { ...jobResponses(exportAnswerSchema, 'What was exported'), ...problem },
});

/** The routes of exports. */
export function exportRoutes(service: Service) {
  const { ferry } = service;
  return router()
    .openapi(planExport, async (c) => {
      const run = { signal: c.req.raw.signal };
      const record = await makeExportPlan(service, principalOf(c), c.req.valid('json'), run);
      return c.json(service.hide(answerExportPlan(record)), 201, { Location: `/v1/export-plans/${record.id}` });
    })
    .openapi(showExportPlan, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(
        service.hide(answerExportPlan(await findPlan(service, exportPlanRecords, principalOf(c), id))),
        200,
      );
    })
    .openapi(changeExportPlan, async (c) => {
      const principal = principalOf(c);
      const { data } = await findPlan(service, exportPlanRecords, principal, c.req.valid('param').id);
      const input = exportInputSchema.parse({ ...data.input, ...c.req.valid('json') });
      const record = await makeExportPlan(service, principal, input, { signal: c.req.raw.signal });
      return c.json(service.hide(answerExportPlan(record)), 201, { Location: `/v1/export-plans/${record.id}` });
    })
    .openapi(applyExport, async (c) => {
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
      return jobAnswer<z.output<typeof exportAnswerSchema>>(c, service, job);
    })
    .openapi(exportAtOnce, async (c) => {
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
      return jobAnswer<z.output<typeof exportAnswerSchema>>(c, service, job);
    });
}
