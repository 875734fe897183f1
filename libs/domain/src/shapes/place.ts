import * as z from 'zod';

/** A site or an archive: exactly one of the two. */
export const placeSchema = z
  .object({ site: z.string().optional(), file: z.string().optional() })
  .meta({ title: 'Place' });

/** Which objects of a place, and which part of the list. */
export const listObjectsSchema = placeSchema
  .extend({
    class: z.string().optional(),
    folder: z.string().optional(),
    /** Text anywhere in the name or the id, ignoring case. */
    search: z.string().optional(),
    /** Left out: by class, then id. */
    sort: z.enum(['class', 'id', 'name', 'folder', 'version']).optional(),
    descending: z.boolean().default(false),
    offset: z.int().nonnegative().default(0),
    limit: z.int().positive().optional(),
  })
  .meta({ title: 'ListObjects' });
