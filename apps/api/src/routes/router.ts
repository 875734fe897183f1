import { OpenAPIHono } from '@hono/zod-openapi';
import { AppError } from '@tsferry/domain/error';
import type { ApiEnv } from '../api-env.js';

/** So many wrong values are named: a large request may have a hundred thousand. */
const maxIssues = 20;

/** A router whose inputs are checked; a wrong one is the error USAGE, with what is wrong and where. */
export function router(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({
    defaultHook(result) {
      if (result.success) return;
      const issues = result.error.issues.slice(0, maxIssues);
      const wrong = issues.map(({ path, message }) => [...path, message].join(': '));
      throw new AppError('USAGE', `The request is wrong: ${wrong.join('; ')}`, {
        hint: 'Correct the value that is named; /reference says what each route takes.',
        details: { issues: issues.map(({ code, path, message }) => ({ code, path, message })) },
      });
    },
  });
}
