import type { ErrorCode } from '@tsferry/domain';
import type { Needed } from '../planning/needed.js';
import type { ImportField } from './pages.js';

/** What an import plan cannot be asked for without. */
export const neededForImport: readonly Needed<ImportField>[] = [{ name: 'file', say: 'Name the archive first.' }];

/** Codes of an import that was refused since the plan was made: it is to be planned again, and the decisions stay. */
const stale: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['PLAN_STALE', 'ARCHIVE_CHANGED', 'PLAN_BLOCKED']);

/** Whether an import that ended so is to be planned again. */
export function isImportStale(code: ErrorCode): boolean {
  return stale.has(code);
}
