import type { Run } from '@tsferry/domain';
import type { z } from 'zod';
import type { Ports } from './ports.js';

/** One thing a user can ask for. Both apps offer every one of them, from this definition. */
export type UseCase<Input extends z.ZodType, Output extends z.ZodType> = {
  /** One sentence, for help and reference pages. */
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
  /** Whether it changes anything. */
  readonly changes: boolean;
  readonly run: (ports: Ports, input: z.output<Input>, run: Run) => Promise<z.output<Output>>;
};

/** Fixes the types of a use case. */
export function defineUseCase<Input extends z.ZodType, Output extends z.ZodType>(
  useCase: UseCase<Input, Output>,
): UseCase<Input, Output> {
  return useCase;
}
