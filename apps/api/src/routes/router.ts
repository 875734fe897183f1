import { setImmediate as othersTurn } from 'node:timers/promises';
import { OpenAPIHono } from '@hono/zod-openapi';
import { wrongInput } from '@tsferry/engine';
import type { ApiEnv } from '../api-env.js';

/** A router whose inputs are checked; a wrong one is the error USAGE, with what is wrong and where. */
export function router(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({
    async defaultHook(result) {
      // What is done with a large body is another step than checking it.
      if (result.success) return void (await othersTurn());
      throw wrongInput(
        'The request is wrong',
        result.error.issues,
        'Correct the value that is named; /reference says what each route takes.',
      );
    },
  });
}
