/** Who changed what, with which result: kept in the store and written to the log. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { recordKind } from './record-kind.js';
import type { ApiEnv, Service } from './service.js';

const auditDataSchema = z.object({
  action: z.string(),
  result: z.string(),
  details: z.record(z.string(), z.string().nullable()),
});

/** The records of changes. */
export const auditRecords = recordKind('audit', auditDataSchema);

/** What was done, with which plan, job, archive, site. Ids only. */
export type AuditDetails = Readonly<Record<string, string | null>>;

/** Notes a change that a request made, or was refused. `result` is `done`, `started`, or the code of an error. */
export async function audit(
  c: Context<ApiEnv>,
  service: Service,
  action: string,
  details: AuditDetails,
  result = 'done',
): Promise<void> {
  await noteChange(service, c.get('principal')?.id ?? '', action, details, result);
}

/** The same for what no request does by itself: the end of a job. */
export async function noteChange(
  { records, newId, now, log }: Service,
  who: string,
  action: string,
  details: AuditDetails,
  result: string,
): Promise<void> {
  log.info({ audit: true, who, action, result, ...details }, 'change');
  const data = { action, result, details: { ...details } };
  await auditRecords.add(records, { id: newId(), owner: who, state: action, created: now().toISOString(), data });
}
