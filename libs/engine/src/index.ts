export { bindUseCases, type Ferry, type UseCases } from './ferry.js';
export type { ContentUser } from './content-users.js';
export { createFerry, type FerryOptions } from './create-ferry.js';
export { useCases, type UseCaseName } from './use-cases.js';
export { defineUseCase, type UseCase } from './use-case.js';
export { changingRows } from './use-cases/show-changes.js';
export { describeExport, describeImport } from './describe-plan.js';
export type { Ports, ShareMap } from './ports.js';
export {
  archiveAnswerSchema,
  inspectionSchema,
  verificationSchema,
  type Inspection,
  type Verification,
} from './shapes/archive.js';
export { closureSchema, type ClosureAnswer } from './shapes/closure.js';
export { listObjectsSchema, placeSchema } from './shapes/place.js';
export { reportReentry, type ReportFormat } from './report-reentry.js';
export {
  explanationSchema,
  listedObjectSchema,
  referenceSchema,
  shownObjectSchema,
  stepSchema,
  type Explanation,
  type ListedObject,
  type ReferenceAnswer,
  type ShownObject,
  type StepAnswer,
} from './shapes/object.js';
export { createSiteSchema, shownSiteSchema, siteSchema, type ShownSite, type SiteAnswer } from './shapes/site.js';
export {
  exportAnswerSchema,
  importAnswerSchema,
  planExportSchema,
  planImportSchema,
  type ExportAnswer,
  type ImportAnswer,
} from './shapes/transfer.js';
export {
  createdTokenSchema,
  createTokenSchema,
  tokenSchema,
  type CreatedToken,
  type TokenAnswer,
} from './shapes/token.js';
export {
  importNeeds,
  may,
  requireInstallation,
  requireMay,
  roleSchema,
  seesSite,
  useCaseNeeds,
  type Capability,
  type Principal,
  type Role,
} from './access.js';
export { authenticate, findPrincipal } from './authenticate.js';
