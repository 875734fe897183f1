export type { Api, Schema } from './api.js';
export { routes } from './routes.js';
export { type ListObjectsQuery } from './routes/objects.js';
export {
  archiveRowSchema,
  listedArchiveSchema,
  type ArchiveOrigin,
  type ArchiveRow,
  type ListedArchive,
} from './archive.js';
export { jobSchema, jobStateSchema, jobSummarySchema, type Job, type JobState, type JobSummary } from './job.js';
export {
  exportInputSchema,
  exportTargetSchema,
  importInputSchema,
  type ExportInput,
  type ExportTarget,
  type ImportInput,
} from './plan-input.js';
export { changePolicy, policyChange } from './policy-change.js';
export { exportResultSchema, type ExportResult } from './export-result.js';
export { type ExportPlanAnswer, type ImportPlanAnswer } from './plan.js';
export { fromProblem, problemSchema, toProblem, type Problem } from './problem.js';
export { type ReportFormat } from './report.js';
export { type Upload } from './upload.js';
