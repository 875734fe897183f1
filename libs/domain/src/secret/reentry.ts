import * as z from 'zod';
import { stepPathSchema } from '../reference/step-path.js';

/**
 * A documented secret that the administrator fills in again after an import: a field of a step
 * (libs/domain/docs/secrets.md, "Documented secrets"), or with an empty step path a property or a side file of the
 * object that held a `<PolicySecret>`.
 * `blanked`: it had a value, which was removed now; `empty`: it had none. `optional`: product keys.
 */
export const reentrySchema = z
  .object({
    object: z.string(),
    step: stepPathSchema,
    property: z.string(),
    state: z.enum(['blanked', 'empty']),
    optional: z.boolean(),
  })
  .meta({ title: 'Reentry' });
/** A value that was blanked, and is to be entered again. */
export type Reentry = z.infer<typeof reentrySchema>;

/** A value that looks like a secret where none belongs. `where` names the variable or attribute; the value is never shown. */
export const suspectSchema = z
  .object({ object: z.string(), step: stepPathSchema, where: z.string(), rule: z.string() })
  .meta({ title: 'Suspect' });
/** A value that looks like a secret. */
export type Suspect = z.infer<typeof suspectSchema>;
