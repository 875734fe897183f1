import * as z from 'zod';

/** A site. */
export const siteSchema = z
  .object({
    code: z.string(),
    name: z.string(),
    kind: z.enum(['primary', 'central']),
    /** Code of the central administration site it reports to. */
    reportsTo: z.string().nullable(),
    authoringScope: z.string(),
  })
  .meta({ title: 'Site' });
/** A site as a list shows it. */
export type SiteAnswer = z.infer<typeof siteSchema>;

/** A site with how many objects of each class it holds. */
export const shownSiteSchema = siteSchema
  .extend({ objects: z.array(z.object({ class: z.string(), label: z.string(), count: z.number() })) })
  .meta({ title: 'ShownSite' });
/** A site with what it holds. */
export type ShownSite = z.infer<typeof shownSiteSchema>;

/** What makes a site: three letters or digits; a primary site may report to a central one. */
export const createSiteSchema = z
  .object({
    code: z.string().regex(/^[A-Za-z0-9]{3}$/, 'A site code is three letters or digits.'),
    name: z.string().max(200).optional(),
    kind: z.enum(['primary', 'central']).default('primary'),
    reportsTo: z.string().optional(),
    /** URL or path of another store; the default one is in the home folder. */
    store: z.string().optional(),
  })
  .meta({ title: 'CreateSite' });
