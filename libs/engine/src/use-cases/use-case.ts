import type { Run } from '@tsferry/domain';
import type { z } from 'zod';
import type { Capability } from '../access/capability.js';
import type { Principal } from '../access/principal.js';
import type { Ports } from '../ports.js';

/** One thing a user can ask for. Both apps offer every one of them, from this definition. */
export type UseCase<Input extends z.ZodType, Output extends z.ZodType> = {
  /** One sentence, for help and reference pages. */
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
  /** Whether it changes anything. */
  readonly changes: boolean;
  /**
   * Whether it may take seconds of a processor: then a server and the screens run it in the thread of the engine.
   * 'of an archive': only where it reads an archive.
   */
  readonly heavy: boolean | 'of an archive';
  /** What somebody must be able to do; it may depend on the input. */
  readonly needs: Capability | ((input: z.output<Input>) => Capability);
  /** Codes of the sites that it reads or changes, which somebody must see; left out when it is about none in particular. */
  readonly site?: (input: z.output<Input>) => string | undefined | readonly (string | undefined)[];
  /** What somebody who sees only some sites may see of the answer; all of it when left out. */
  readonly seen?: (output: z.output<Output>, principal: Principal) => z.output<Output>;
  /** Does it. */
  readonly run: (ports: Ports, input: z.output<Input>, run: Run) => Promise<z.output<Output>>;
};

/** Fixes the types of a use case. */
export function defineUseCase<Input extends z.ZodType, Output extends z.ZodType>(
  useCase: UseCase<Input, Output>,
): UseCase<Input, Output> {
  return useCase;
}
