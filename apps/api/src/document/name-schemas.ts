/** Gives the engine's schemas the names that the OpenAPI document calls them by: their titles. */
import { z } from '@hono/zod-openapi';
import {
  blockerSchema,
  candidateSchema,
  importPolicySchema,
  importRowSchema,
  missingSchema,
  objectChangesSchema,
  reentrySchema,
  stepPathSchema,
  suspectSchema,
  unresolvedStepSchema,
  warningSchema,
} from '@tsferry/domain';
import {
  archiveAnswerSchema,
  closureSchema,
  comparedObjectSchema,
  comparisonSchema,
  createdTokenSchema,
  explanationSchema,
  exportAnswerSchema,
  importAnswerSchema,
  inspectionSchema,
  listedObjectSchema,
  referenceSchema,
  shownObjectSchema,
  shownSiteSchema,
  siteSchema,
  stepSchema,
  tokenSchema,
  verificationSchema,
} from '@tsferry/domain/shapes';

const named: readonly z.ZodType[] = [
  archiveAnswerSchema,
  blockerSchema,
  candidateSchema,
  closureSchema,
  comparedObjectSchema,
  comparisonSchema,
  createdTokenSchema,
  explanationSchema,
  exportAnswerSchema,
  importAnswerSchema,
  importPolicySchema,
  importRowSchema,
  inspectionSchema,
  listedObjectSchema,
  missingSchema,
  objectChangesSchema,
  reentrySchema,
  referenceSchema,
  shownObjectSchema,
  shownSiteSchema,
  siteSchema,
  stepPathSchema,
  stepSchema,
  suspectSchema,
  tokenSchema,
  unresolvedStepSchema,
  verificationSchema,
  warningSchema,
];

/** Call it before a document is made; a schema that refers to itself could not be written otherwise. */
export function nameSchemas(): void {
  for (const schema of named) {
    const { title, ...meta } = schema.meta() ?? {};
    if (title !== undefined) z.globalRegistry.add(schema, { ...meta, id: title });
  }
}
