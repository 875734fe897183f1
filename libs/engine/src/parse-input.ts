import * as z from 'zod';
import { useCases, type UseCaseName } from './use-cases/table.js';
import { wrongInput } from './wrong-input.js';

/** The checked input of a use case. Throws USAGE, with what is wrong and where. */
export function parseInput(name: UseCaseName, input: unknown): unknown {
  const { summary, input: schema } = useCases[name];
  const checked = z.safeParse<z.ZodType>(schema, input);
  if (checked.success) return checked.data;
  throw wrongInput(summary, checked.error.issues, 'Correct the value that is named.');
}
