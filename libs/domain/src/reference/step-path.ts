import * as z from 'zod';

/** Where a step stands: the names from the top group down to it, and its place (from 0) among its siblings at each level. */
export const stepPathSchema = z
  .object({ names: z.array(z.string()), index: z.array(z.int().nonnegative()) })
  .meta({ title: 'StepPath' });
/** Names of the groups around a step and of the step, from the outermost. */
export type StepPath = z.infer<typeof stepPathSchema>;
