import * as z from 'zod';
import { stepPathSchema } from '../reference/step-path.js';

/** What an id is named with, wherever tsferry answers: WMI class, id as the class forms it, name verbatim. */
export const objectNameSchema = z.object({ class: z.string(), id: z.string(), name: z.string() });

/** An object in a list. `version` counts its changes in the site; an archive has neither folders nor versions: null. */
export const listedObjectSchema = objectNameSchema
  .extend({ folder: z.string().nullable(), version: z.number().nullable() })
  .meta({ title: 'ListedObject' });
/** An object as a list shows it. */
export type ListedObject = z.infer<typeof listedObjectSchema>;

/** What an object needs: each id once, with every step that names it; no steps: a property of the object does. */
export const referenceSchema = z
  .object({
    id: z.string(),
    class: z.string().optional(),
    name: z.string().optional(),
    /** Whether the archive (or, for an object of a site, the site) holds it. */
    inArchive: z.boolean(),
    steps: z.array(stepPathSchema),
  })
  .meta({ title: 'ReferenceAnswer' });
/** A reference with the name of what it points at. */
export type ReferenceAnswer = z.infer<typeof referenceSchema>;

/** A step, group or child task sequence, as a tree. */
export type StepAnswer = {
  kind: 'group' | 'step' | 'child';
  /** WMI class of the step; '' for a group. */
  type: string;
  name: string;
  description: string;
  /** By its own attribute; `enabled` says whether it runs, its groups considered. */
  disabled: boolean;
  enabled: boolean;
  /** Each condition as one line of text. */
  conditions: string[];
  /** Id of the task sequence that a child step runs, as written; null for any other. */
  child: string | null;
  children: StepAnswer[];
};
/** A step or group of a task sequence, with the steps in it. */
export const stepSchema: z.ZodType<StepAnswer> = z
  .object({
    kind: z.enum(['group', 'step', 'child']),
    type: z.string(),
    name: z.string(),
    description: z.string(),
    disabled: z.boolean(),
    enabled: z.boolean(),
    conditions: z.array(z.string()),
    child: z.string().nullable(),
    get children() {
      return z.array(stepSchema);
    },
  })
  .meta({ title: 'Step' });

/** One object of a site or an archive with all that is known of it. */
export const shownObjectSchema = z
  .object({
    object: listedObjectSchema,
    /** The step tree of a task sequence, else null. */
    steps: z.array(stepSchema).nullable(),
    references: z.array(referenceSchema),
    /** Objects of the same place that name it. */
    usedBy: z.array(objectNameSchema),
    contents: z.array(
      z.object({
        key: z.string(),
        path: z.string(),
        bytes: z.number().nullable(),
        files: z.number().nullable(),
        checked: z.boolean(),
      }),
    ),
    /** References that were ignored at import: what stood there. */
    unresolved: z.array(
      z.object({
        step: stepPathSchema.nullable(),
        property: z.string(),
        sourceId: z.string(),
        class: z.string().nullable(),
        name: z.string().nullable(),
      }),
    ),
    /** Cycles of child task sequences through this object, as ids. */
    cycles: z.array(z.array(z.string())),
  })
  .meta({ title: 'ShownObject' });
/** One object with its steps, what it needs and what needs it. */
export type ShownObject = z.infer<typeof shownObjectSchema>;

/**
 * Why an object is in the closure: the shortest way from a root to it. The first hop is the root, `via` null. No hop at
 * all: the place does not hold the object, and `namedBy` is all that is known of it; class and name may be '' then.
 */
export const explanationSchema = z
  .object({
    object: objectNameSchema,
    path: z.array(
      objectNameSchema.extend({
        via: z.object({ property: z.string(), step: stepPathSchema.nullable() }).nullable(),
      }),
    ),
    /** Every place that names it: the object, its property, and the step where the property is of one. */
    namedBy: z.array(objectNameSchema.extend({ property: z.string(), step: stepPathSchema.nullable() })),
    cycles: z.array(z.array(z.string())),
  })
  .meta({ title: 'Explanation' });
/** Why an object is there: the shortest way to it from a root. */
export type Explanation = z.infer<typeof explanationSchema>;
