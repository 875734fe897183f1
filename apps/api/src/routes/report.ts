/** @module The report of what to enter again after an import, as routes answer it. */
import type { ReportFormat } from '@tsferry/contract';
import { type ImportAnswer } from '@tsferry/domain/shapes';
import { reportReentry } from '@tsferry/wizard';
import type { Context } from 'hono';
import type { ApiEnv } from '../api-env.js';

const types: Readonly<Record<ReportFormat, string>> = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
};

/** Answers a report. As HTML it is a document of its own: its style is its own, and it can do nothing. */
export function sendReport(c: Context<ApiEnv>, answer: ImportAnswer, format: ReportFormat): Response {
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
