import { AppError } from '@tsferry/domain';
import * as z from 'zod';
import { useCases, type UseCaseName } from './use-cases.js';

/** The checked input of a use case. Throws USAGE, with what is wrong and where. */
export function parseInput(name: UseCaseName, input: unknown): unknown {
  const { summary, input: schema } = useCases[name];
  const checked = z.safeParse<z.ZodType>(schema, input);
  if (checked.success) return checked.data;
  const wrong = checked.error.issues.map(({ path, message }) => [...path, message].join(': '));
  throw new AppError('USAGE', `${summary}: ${wrong.join('; ')}`, {
    hint: 'Correct the value that is named.',
    details: { issues: checked.error.issues },
  });
}
