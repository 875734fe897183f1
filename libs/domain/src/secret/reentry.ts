import * as z from 'zod';
import { stepPathSchema } from '../reference/step-path.js';

/**
 * A documented secret that the administrator fills in again after an import: a field of a step
 * (libs/domain/docs/secrets.md, "Documented secrets"), or with an empty step path a property or a side file of the
 * object that held a `<PolicySecret>`.
 * `blanked`: it had a value, which was removed now; `empty`: it had none; `redacted`: an export blanked a suspected secret
 * there. `optional`: product keys.
 */
export const reentrySchema = z
  .object({
    object: z.string(),
    step: stepPathSchema,
    property: z.string(),
    state: z.enum(['blanked', 'empty', 'redacted']),
    optional: z.boolean(),
  })
  .meta({ title: 'Reentry' });
/** A value that was blanked, and is to be entered again. */
export type Reentry = z.infer<typeof reentrySchema>;

/** A value that was blanked because it looked like a secret. `where` names the variable, attribute or property. */
export const redactedSchema = z
  .object({ object: z.string(), step: stepPathSchema, where: z.string(), rule: z.string() })
  .meta({ title: 'Redacted' });

/**
 * A value that looks like a secret where none belongs. The value is never shown: `excerpt` is what stands around it, with
 * `***` in its place, and `line` counts from 1 in the text of `where`.
 */
export const suspectSchema = redactedSchema
  .extend({ line: z.number(), excerpt: z.string() })
  .meta({ title: 'Suspect' });
/** A value that looks like a secret. */
export type Suspect = z.infer<typeof suspectSchema>;
