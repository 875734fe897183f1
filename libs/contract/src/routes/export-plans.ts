/** @module Export plans: made, read, changed into new ones, applied. */
import { createRoute } from '@hono/zod-openapi';
import { exportResultSchema } from '../export-result.js';
import { exportChangeSchema, exportInputSchema, exportNowSchema, exportTargetSchema } from '../plan-input.js';
import { exportPlanAnswerSchema } from '../plan.js';
import { body, idParams, jobHeaders, jobResponses, json, problem } from '../route-parts.js';

const tags = ['exports'];
const answersPlan = { 201: json(exportPlanAnswerSchema, 'The plan'), ...problem };

/** The routes of export plans, by name. */
export const exportRoutes = {
  planExport: createRoute({
    method: 'post',
    path: '/export-plans',
    tags,
    summary: 'Plan an export',
    request: { body: body(exportInputSchema) },
    responses: answersPlan,
  }),

  showExportPlan: createRoute({
    method: 'get',
    path: '/export-plans/{id}',
    tags,
    summary: 'Show an export plan',
    request: { params: idParams },
    responses: { 200: json(exportPlanAnswerSchema, 'The plan'), ...problem },
  }),

  changeExportPlan: createRoute({
    method: 'post',
    path: '/export-plans/{id}/changes',
    tags,
    summary: 'Make a new plan that differs in what is given',
    request: { params: idParams, body: body(exportChangeSchema) },
    responses: answersPlan,
  }),

  applyExport: createRoute({
    method: 'post',
    path: '/export-plans/{id}/apply',
    tags,
    summary: 'Export what a plan says',
    request: { params: idParams, headers: jobHeaders, body: body(exportTargetSchema) },
    responses: { ...jobResponses(exportResultSchema, 'What was exported'), ...problem },
  }),

  exportAtOnce: createRoute({
    method: 'post',
    path: '/exports',
    tags,
    summary: 'Plan an export and apply the plan',
    request: { headers: jobHeaders, body: body(exportNowSchema) },
    responses: { ...jobResponses(exportResultSchema, 'What was exported'), ...problem },
  }),
};
