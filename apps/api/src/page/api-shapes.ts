/** What the page is told by the API. */
export type {
  ArchiveRow,
  ExportPlanAnswer,
  ImportPlanAnswer,
  Job,
  JobSummary,
  ListedArchive,
  Problem,
} from '@tsferry/contract';
