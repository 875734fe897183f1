/** @module The report of what to enter again after an import. */
import { z } from '@hono/zod-openapi';
import { problem } from './route-parts.js';

const formatSchema = z.enum(['json', 'csv', 'html']);
/** What a report can be written as. */
export type ReportFormat = z.output<typeof formatSchema>;

/** The query of a report: which form it has. */
export const reportQuery = z.strictObject({
  format: formatSchema.optional().openapi({ description: 'left out: what the header Accept asks for, else json' }),
});

/** What a route answers that reports. */
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
