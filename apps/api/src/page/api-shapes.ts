/** What the page is told by the API. */
export type { ArchiveRow, ListedArchive } from '../archives/archive-record.js';
export type { Job, JobSummary } from '../jobs/job.js';
export type { ExportPlanAnswer, ImportPlanAnswer } from '../plans/plan-record.js';
export type { Problem } from '../problem.js';
