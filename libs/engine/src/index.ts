export { bindUseCases, type Ferry, type UseCases } from './ferry.js';
export type { ContentUser } from './content-users.js';
export { createFerry, type FerryOptions } from './create-ferry.js';
export { useCases, type UseCaseName } from './use-cases.js';
export { defineUseCase, type UseCase } from './use-case.js';
export { wrongInput } from './wrong-input.js';
export { changingRows } from './use-cases/show-changes.js';
export type { Ports, ShareMap } from './ports.js';
export { reportReentry, type ReportFormat } from './report-reentry.js';
export {
  importNeeds,
  may,
  requireInstallation,
  requireMay,
  seesSite,
  useCaseNeeds,
  type Capability,
  type Principal,
} from './access.js';
export { authenticate, findPrincipal } from './authenticate.js';
