import * as z from 'zod';

/** Reader: look. Exporter: and export. Importer: look, and import new objects or link existing ones. Administrator: all. */
export const roleSchema = z.enum(['reader', 'exporter', 'importer', 'administrator']);
/** What a token may do. */
export type Role = z.infer<typeof roleSchema>;
