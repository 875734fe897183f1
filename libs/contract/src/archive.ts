/** @module Archives as the API lists them. */
import { z } from '@hono/zod-openapi';

const originSchema = z.enum(['upload', 'export', 'folder']);
/** Where an archive came from: an upload, an export, or the configured folder of archives. */
export type ArchiveOrigin = z.infer<typeof originSchema>;

/** An archive. `id`: of the upload or export, or the name of a zip in the configured folder. */
export const archiveRowSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    from: originSchema,
    /** Code of the site that was exported; null for all others. */
    site: z.string().nullable(),
    /** Size of the zip. */
    bytes: z.number(),
    /** ISO 8601, UTC. */
    time: z.string(),
  })
  .openapi('ArchiveRow');
/** One archive of a list: its name or id, its size and what it belongs to. */
export type ArchiveRow = z.infer<typeof archiveRowSchema>;

/** An archive in a list. `removable`: whether the caller may remove it. */
export const listedArchiveSchema = archiveRowSchema.extend({ removable: z.boolean() }).openapi('ListedArchive');
/** An archive with what it holds. */
export type ListedArchive = z.infer<typeof listedArchiveSchema>;
