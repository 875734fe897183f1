import * as z from 'zod';
import { objectChangesSchema } from '../change/change.js';
import { objectNameSchema } from './object.js';
import { placeSchema } from './place.js';

/** A place to compare, all of it or one object. */
const comparedPlaceSchema = placeSchema.extend({ object: z.string().optional() }).meta({ title: 'ComparedPlace' });

/** More pairs than anybody gives. */
const maxPairs = 10_000;

/** Which places are compared, and how. */
export const compareSchema = z
  .object({
    a: comparedPlaceSchema,
    b: comparedPlaceSchema,
    /** Ids of objects that are the same, whatever the rules say. */
    pairs: z
      .array(z.object({ a: z.string(), b: z.string() }))
      .max(maxPairs)
      .default([]),
    /** Tells what only a site stamps, too: ids, dates, versions, where content lies. */
    stamped: z.boolean().default(false),
    /** Tells steps that are equal, too. */
    equal: z.boolean().default(false),
  })
  .meta({ title: 'Compare' });

/** Two objects that are the same and differ. */
export const comparedObjectSchema = z
  .object({
    a: objectNameSchema,
    b: objectNameSchema,
    /** What says that they are the same. */
    why: z.enum(['given', 'registry', 'id', 'predefined', 'package', 'name']),
    properties: objectChangesSchema.shape.properties,
    steps: objectChangesSchema.shape.steps,
    /** Keys of the contents whose hashes differ: '' for the only one, the ContentId for an application. */
    contents: z.array(z.string()),
  })
  .meta({ title: 'ComparedObject' });
/** Two objects that are the same and differ. */
export type ComparedObject = z.infer<typeof comparedObjectSchema>;

/** What differs between two places. */
export const comparisonSchema = z
  .object({
    /** Whether nothing differs. */
    equal: z.boolean(),
    /** How many pairs of objects are equal. */
    same: z.int().nonnegative(),
    /** The pairs that differ, by class, then name; with `equal`, task sequences that do not, too. */
    objects: z.array(comparedObjectSchema),
    onlyA: z.array(objectNameSchema),
    onlyB: z.array(objectNameSchema),
  })
  .meta({ title: 'Comparison' });
/** What differs between two places. */
export type Comparison = z.infer<typeof comparisonSchema>;
