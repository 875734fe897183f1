/** The list of what to enter again after an import, as routes answer it. */
import { z } from '@hono/zod-openapi';
import { type ImportAnswer } from '@tsferry/domain/shapes';
import { reportReentry } from '@tsferry/engine';
import type { Context } from 'hono';
import type { ApiEnv } from '../service.js';
import { problem } from './router.js';

/** Which form a report has. */
export const reportQuery = z.object({ format: z.enum(['json', 'csv', 'html']).default('json') });
type Format = z.output<typeof reportQuery>['format'];

const types: Readonly<Record<Format, string>> = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
};

/** What such a route answers. */
export const answersReport = {
  200: {
    description: 'The report',
    content: {
      'application/json': { schema: z.object({ site: z.string(), reenter: z.array(z.unknown()) }) },
      'text/csv': { schema: z.string() },
      'text/html': { schema: z.string() },
    },
  },
  ...problem,
};

/** Answers a report. As HTML it is a document of its own: its style is its own, and it can do nothing. */
export function sendReport(c: Context<ApiEnv>, answer: ImportAnswer, format: Format): Response {
  c.header('Content-Type', types[format]);
  if (format === 'csv') c.header('Content-Disposition', 'attachment; filename="reenter.csv"');
  if (format === 'html') {
    c.header(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
    );
  }
  return c.body(reportReentry(answer, format));
}
