/** The schemas of every request and answer of a use case. The engine, the front ends and the HTTP contract share them. */
export {
  archiveAnswerSchema,
  checksumStateSchema,
  inspectedObjectSchema,
  inspectionSchema,
  verificationSchema,
  type Inspection,
  type Verification,
} from './archive.js';
export {
  comparedObjectSchema,
  compareSchema,
  comparisonSchema,
  type ComparedObject,
  type Comparison,
} from './comparison.js';
export { closureSchema, type ClosureAnswer } from './closure.js';
export {
  explanationSchema,
  listedObjectSchema,
  objectNameSchema,
  referenceSchema,
  shownObjectSchema,
  stepSchema,
  type Explanation,
  type ListedObject,
  type ReferenceAnswer,
  type ShownObject,
  type StepAnswer,
} from './object.js';
export { listObjectsSchema, placeSchema } from './place.js';
export { roleSchema, type Role } from './role.js';
export { createSiteSchema, shownSiteSchema, siteSchema, type ShownSite, type SiteAnswer } from './site.js';
export { createTokenSchema, createdTokenSchema, tokenSchema, type CreatedToken, type TokenAnswer } from './token.js';
export {
  applyExportSchema,
  applyImportSchema,
  exportAnswerSchema,
  importAnswerSchema,
  planExportSchema,
  planImportSchema,
  shareMapSchema,
  type ExportAnswer,
  type ImportAnswer,
} from './transfer.js';
export { nextStepSchema, type NextStep } from '../next-step.js';
