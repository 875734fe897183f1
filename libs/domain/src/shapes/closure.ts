import * as z from 'zod';
import { stepPathSchema } from '../reference/step-path.js';
import { objectNameSchema } from './object.js';

/** Everything an object needs, to any depth, as objects and edges. Class and name of a missing one may be ''. */
export const closureSchema = z
  .object({
    root: z.string(),
    /** The root first. */
    objects: z.array(objectNameSchema.extend({ inPlace: z.boolean() })),
    /** `via`: the first place that names it; null from a package to its program. */
    edges: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        via: z.object({ property: z.string(), step: stepPathSchema.nullable() }).nullable(),
      }),
    ),
    /** Cycles of child task sequences through the root, as ids. */
    cycles: z.array(z.array(z.string())),
  })
  .meta({ title: 'Closure' });
/** Everything that an object needs, to any depth. */
export type ClosureAnswer = z.infer<typeof closureSchema>;
