/** @module Import plans: made, read, changed into new ones, applied. */
import { createRoute, z } from '@hono/zod-openapi';
import { describeImport, objectChangesSchema } from '@tsferry/domain';
import { importAnswerSchema } from '@tsferry/domain/shapes';
import { changingRows, importNeeds, requireMay } from '@tsferry/engine';
import { findArchive } from '../archives/find-archive.js';
import { jobAnswer, jobHeaders, jobResponses } from '../jobs/answer-job.js';
import { startJob } from '../jobs/start-job.js';
import { makeImportPlan } from '../plans/make-plan.js';
import { importChangeSchema, importInputSchema } from '../plans/plan-input.js';
import {
  answerImportPlan,
  findPlan,
  importPlanAnswerSchema,
  importPlanRecords,
  noteApplied,
} from '../plans/plan-record.js';
import { requireDecided } from '../plans/require-decided.js';
import { principalOf } from '../security/identify.js';
import type { Service } from '../service.js';
import { requireSite } from '../sites.js';
import { answersReport, reportQuery, sendReport } from './report.js';
import { body, idParams, json, problem, router } from './router.js';

const tags = ['imports'];
const answersPlan = { 201: json(importPlanAnswerSchema, 'The plan'), ...problem };
const answersImport = { ...jobResponses(importAnswerSchema, 'What was imported'), ...problem };

export const planImport = createRoute({
  method: 'post',
  path: '/import-plans',
  tags,
  summary: 'Plan an import',
  request: { body: body(importInputSchema) },
  responses: answersPlan,
});

export const showImportPlan = createRoute({
  method: 'get',
  path: '/import-plans/{id}',
  tags,
  summary: 'Show an import plan',
  request: { params: idParams },
  responses: { 200: json(importPlanAnswerSchema, 'The plan'), ...problem },
});

export const changeImportPlan = createRoute({
  method: 'post',
  path: '/import-plans/{id}/changes',
  tags,
  summary: 'Make a new plan with other decisions',
  request: { params: idParams, body: body(importChangeSchema) },
  responses: answersPlan,
});

export const applyImport = createRoute({
  method: 'post',
  path: '/import-plans/{id}/apply',
  tags,
  summary: 'Import what a plan says',
  request: { params: idParams, headers: jobHeaders },
  responses: answersImport,
});

export const showChanges = createRoute({
  method: 'get',
  path: '/import-plans/{id}/differences',
  tags,
  summary: 'Show what an import would change in objects of the site',
  request: {
    params: idParams,
    query: z.object({
      class: z.string().optional().openapi({ description: 'of one row, with object; left out: of all that change' }),
      object: z.string().optional().openapi({ description: 'its sourceId' }),
    }),
  },
  responses: { 200: json(z.object({ changes: z.array(objectChangesSchema) }), 'Before and after'), ...problem },
});

export const reportPlan = createRoute({
  method: 'get',
  path: '/import-plans/{id}/report',
  tags,
  summary: 'Report the values to enter again after the import',
  request: { params: idParams, query: reportQuery },
  responses: answersReport,
});

export const importAtOnce = createRoute({
  method: 'post',
  path: '/imports',
  tags,
  summary: 'Plan an import and apply the plan',
  request: { headers: jobHeaders, body: body(importInputSchema) },
  responses: answersImport,
});

/** The routes of imports. */
export function importRoutes(service: Service) {
  const { ferry } = service;
  return router()
    .openapi(planImport, async (c) => {
      const run = { signal: c.req.raw.signal };
      const record = await makeImportPlan(service, principalOf(c), c.req.valid('json'), run);
      return c.json(service.hide(answerImportPlan(record)), 201, { Location: `/v1/import-plans/${record.id}` });
    })
    .openapi(showImportPlan, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(
        service.hide(answerImportPlan(await findPlan(service, importPlanRecords, principalOf(c), id))),
        200,
      );
    })
    .openapi(changeImportPlan, async (c) => {
      const principal = principalOf(c);
      const { data } = await findPlan(service, importPlanRecords, principal, c.req.valid('param').id);
      const { contentTo = data.input.contentTo, ...change } = c.req.valid('json');
      const input = importInputSchema.parse({ ...data.input, ...change, contentTo: contentTo ?? undefined });
      const record = await makeImportPlan(service, principal, input, { signal: c.req.raw.signal });
      return c.json(service.hide(answerImportPlan(record)), 201, { Location: `/v1/import-plans/${record.id}` });
    })
    .openapi(showChanges, async (c) => {
      const { data } = await findPlan(service, importPlanRecords, principalOf(c), c.req.valid('param').id);
      const { class: className, object } = c.req.valid('query');
      const rows = changingRows(data.plan).map((row) => ({ class: row.class, id: row.sourceId }));
      const objects = className !== undefined && object !== undefined ? [{ class: className, id: object }] : rows;
      const read = () => ferry.showChanges({ plan: data.plan, objects });
      return c.json(service.hide(await service.turns(c.req.raw.signal, read)), 200);
    })
    .openapi(reportPlan, async (c) => {
      const { data } = await findPlan(service, importPlanRecords, principalOf(c), c.req.valid('param').id);
      return sendReport(c, describeImport(data.plan, false), c.req.valid('query').format) as never;
    })
    .openapi(applyImport, async (c) => {
      const principal = principalOf(c);
      const plan = await findPlan(service, importPlanRecords, principal, c.req.valid('param').id);
      requireMay(principal, importNeeds(plan.data.plan));
      requireDecided(plan.data.plan);
      // It may have been removed since.
      await findArchive(service, principal, plan.data.input.archive);
      const job = await startJob(c, service, {
        kind: 'import',
        site: plan.data.plan.site,
        title: plan.data.input.archive,
        links: { plan: plan.id, archive: plan.data.input.archive },
        input: { work: 'apply-import', plan: plan.id },
      });
      await noteApplied(service, importPlanRecords, plan, job.id);
      return jobAnswer<z.output<typeof importAnswerSchema>>(c, service, job);
    })
    .openapi(importAtOnce, async (c) => {
      const principal = principalOf(c);
      requireMay(principal, 'import');
      const input = c.req.valid('json');
      await requireSite(ferry, principal, input.site);
      const { row } = await findArchive(service, principal, input.archive);
      const job = await startJob(c, service, {
        kind: 'import',
        site: input.site.toUpperCase(),
        title: row.name,
        links: { archive: row.id },
        input: { work: 'import', input },
      });
      return jobAnswer<z.output<typeof importAnswerSchema>>(c, service, job);
    });
}
