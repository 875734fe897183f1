/** Who changed what, with which result: kept in the store and written to the log. */
import { z } from '@hono/zod-openapi';
import type { RecordStore } from '@tsferry/domain';
import type { Context } from 'hono';
import type { Logger } from 'pino';
import { recordKind } from './record-kind.js';
import type { ApiEnv } from './api-env.js';

const auditDataSchema = z.object({
  action: z.string(),
  result: z.string(),
  details: z.record(z.string(), z.string().nullable()),
});

/** The records of changes. */
const auditRecords = recordKind('audit', auditDataSchema);

/** What was done, with which plan, job, archive, site. Ids only. */
export type AuditDetails = Readonly<Record<string, string | null>>;

/** Where changes are noted: the store and the log. */
export type AuditLog = {
  readonly records: RecordStore;
  readonly log: Logger;
  readonly now: () => Date;
  readonly newId: () => string;
};

/** Notes a change that a request made, or was refused. `result` is `done`, `started`, or the code of an error. */
export async function audit(
  c: Context<ApiEnv>,
  auditLog: AuditLog,
  action: string,
  details: AuditDetails,
  result = 'done',
): Promise<void> {
  await noteChange(auditLog, c.get('principal')?.id ?? '', action, details, result);
}

/** The same for what no request does by itself: the end of a job. */
export async function noteChange(
  { records, newId, now, log }: AuditLog,
  who: string,
  action: string,
  details: AuditDetails,
  result: string,
): Promise<void> {
  log.info({ audit: true, who, action, result, ...details }, 'change');
  const data = { action, result, details: { ...details } };
  await auditRecords.add(records, { id: newId(), owner: who, state: action, created: now().toISOString(), data });
}
