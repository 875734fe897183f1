/** @module Import plans: made, read, changed into new ones, applied. */
import { createRoute, z } from '@hono/zod-openapi';
import { objectChangesSchema } from '@tsferry/domain';
import { importAnswerSchema } from '@tsferry/domain/shapes';
import { importApplySchema, importChangeSchema, importInputSchema, importNowSchema } from '../plan-input.js';
import { importPlanAnswerSchema } from '../plan.js';
import { answersReport, reportQuery } from '../report.js';
import { body, idParams, jobHeaders, jobResponses, json, problem } from '../route-parts.js';

const tags = ['imports'];
const answersPlan = { 201: json(importPlanAnswerSchema, 'The plan'), ...problem };
const answersImport = { ...jobResponses(importAnswerSchema, 'What was imported'), ...problem };

/** The routes of import plans, by name. */
export const importRoutes = {
  planImport: createRoute({
    method: 'post',
    path: '/import-plans',
    tags,
    summary: 'Plan an import',
    request: { body: body(importInputSchema) },
    responses: answersPlan,
  }),

  showImportPlan: createRoute({
    method: 'get',
    path: '/import-plans/{id}',
    tags,
    summary: 'Show an import plan',
    request: { params: idParams },
    responses: { 200: json(importPlanAnswerSchema, 'The plan'), ...problem },
  }),

  changeImportPlan: createRoute({
    method: 'post',
    path: '/import-plans/{id}/changes',
    tags,
    summary: 'Make a new plan with other decisions; the change is merged into those before',
    request: { params: idParams, body: body(importChangeSchema) },
    responses: answersPlan,
  }),

  applyImport: createRoute({
    method: 'post',
    path: '/import-plans/{id}/apply',
    tags,
    summary: 'Import what a plan says',
    request: {
      params: idParams,
      headers: jobHeaders,
      body: { required: false, content: { 'application/json': { schema: importApplySchema } } },
    },
    responses: answersImport,
  }),

  showChanges: createRoute({
    method: 'get',
    path: '/import-plans/{id}/differences',
    tags,
    summary: 'Show what an import would change in objects of the site',
    request: {
      params: idParams,
      query: z.strictObject({
        class: z.string().optional().openapi({ description: 'of one row, with object; left out: of all that change' }),
        object: z.string().optional().openapi({ description: 'its sourceId' }),
      }),
    },
    responses: { 200: json(z.object({ changes: z.array(objectChangesSchema) }), 'Before and after'), ...problem },
  }),

  reportPlan: createRoute({
    method: 'get',
    path: '/import-plans/{id}/report',
    tags,
    summary: 'Report the values to enter again after the import',
    request: { params: idParams, query: reportQuery },
    responses: answersReport,
  }),

  importAtOnce: createRoute({
    method: 'post',
    path: '/imports',
    tags,
    summary: 'Plan an import and apply the plan',
    request: { headers: jobHeaders, body: body(importNowSchema) },
    responses: answersImport,
  }),
};
