/** @module What differs between two places. */
import { createRoute, z } from '@hono/zod-openapi';
import { comparisonSchema } from '@tsferry/domain/shapes';
import { json, problem } from '../route-parts.js';

const place = (text: string) => z.string().max(1_000).openapi({ description: text });
const flag = (text: string) => z.enum(['true', 'false']).default('false').openapi({ description: text });

/** The routes of comparisons, by name. */
export const comparisonRoutes = {
  compare: createRoute({
    method: 'get',
    path: '/comparison',
    tags: ['objects'],
    summary: 'Compare two sites, archives or objects',
    request: {
      query: z.object({
        a: place('a site (PRD), an archive by its id, or an object of one (PRD#PRD00013)'),
        b: place('what it is compared with'),
        pairs: z
          .string()
          .max(100_000)
          .optional()
          .openapi({ description: 'objects that are the same, as LAB00005=PRD00009, separated by commas' }),
        stamped: flag('what only a site stamps, too: ids, dates, versions, package sources'),
        equal: flag('steps that are equal, too'),
      }),
    },
    responses: { 200: json(comparisonSchema, 'What differs'), ...problem },
  }),
};
