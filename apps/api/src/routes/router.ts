/** How routers and their answers are stated. */
import { OpenAPIHono, z } from '@hono/zod-openapi';
import { wrongInput } from '@tsferry/engine';
import { problemSchema } from '../problem.js';
import type { ApiEnv } from '../service.js';

/** A router whose inputs are checked; a wrong one is the error USAGE, with what is wrong and where. */
export function router(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({
    defaultHook(result) {
      if (result.success) return;
      throw wrongInput(
        'The request is wrong',
        result.error.issues,
        'Correct the value that is named; /reference says what each route takes.',
      );
    },
  });
}

/** A JSON answer of a route. */
export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** A JSON body of a request. */
export function body<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } };
}

/** What every route may answer instead. */
export const problem = {
  default: { description: 'A problem', content: { 'application/problem+json': { schema: problemSchema } } },
};

/** A path with one id in it. */
export const idParams = z.object({ id: z.string().openapi({ description: 'an id' }) });
