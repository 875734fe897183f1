/** @module The report of what to enter again after an import, as routes answer it. */
import type { ReportFormat } from '@tsferry/contract';
import { type ImportAnswer } from '@tsferry/domain/shapes';
import { reportReentry } from '@tsferry/wizard';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import type { ApiEnv } from '../api-env.js';

const types: Readonly<Record<ReportFormat, string>> = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
};

const formats = Object.keys(types) as ReportFormat[];
const typeOf = (format: ReportFormat): string => types[format].split(';')[0]!;

/** The form that a report has: the one that is named, else the one that the header Accept likes best, else JSON. */
function formatOf(c: Context<ApiEnv>, named: ReportFormat | undefined): ReportFormat {
  if (named !== undefined) return named;
  c.header('Vary', 'Accept');
  const liked = accepts(c, { header: 'Accept', supports: formats.map(typeOf), default: typeOf('json') });
  return formats.find((format) => typeOf(format) === liked)!;
}

/** Answers a report. As HTML it is a document of its own: its style is its own, and it can do nothing. */
export function sendReport(c: Context<ApiEnv>, answer: ImportAnswer, named: ReportFormat | undefined): Response {
  const format = formatOf(c, named);
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
