import { exportAnswerSchema } from '@tsferry/domain/shapes';
import { z } from '@hono/zod-openapi';

/** What an export made: the answer of the export, the id of its archive, and where it is found. */
export const exportResultSchema = z
  .object({
    ...exportAnswerSchema.shape,
    archiveId: z.string(),
    /** Paths on this server: of the archive, and of its zip. */
    urls: z.object({ self: z.string(), download: z.string() }),
  })
  .openapi('ExportResult');
/** What an export made, as it is answered. */
export type ExportResult = z.output<typeof exportResultSchema>;
