/** Jobs that say "running" and whose server is no more. */
import { hostname } from 'node:os';
import { toProblem } from '@tsferry/contract';
import type { FindEnd } from './find-end.js';
import { stateAfter, type JobOutcome, type JobRecord } from './job.js';

/** Whether a job says that it runs, and nobody runs it: its server was silent for longer than `silentMs`, or is dead. */
export function isOrphan({ state, data: { server } }: JobRecord, now: Date, silentMs: number): boolean {
  if (state !== 'running') return false;
  if (!server) return true;
  // A dead process of this machine is known to be dead at once. That one lives proves nothing: the number is used again.
  const isHere = server.host === hostname();
  // Of this very process the job would be known.
  if (isHere && (server.pid === process.pid || !isAlive(server.pid))) return true;
  return now.getTime() - Date.parse(server.beat) > silentMs;
}

/** The record of an orphan as it should be: as it ended when its server could still say so, else as it was found. */
export async function endedRecord(
  record: JobRecord,
  outcome: JobOutcome | null,
  now: Date,
  findEnd: FindEnd,
): Promise<JobRecord> {
  const end = outcome ? null : await findEnd(record);
  const problem = outcome ? outcome.data.error : toProblem(end!.error);
  const data = {
    ...record.data,
    ended: outcome?.created ?? now.toISOString(),
    error: problem && { ...problem, details: {} },
    links: { ...record.data.links, ...end?.links },
    sequence: record.data.sequence + 1,
  };
  return { ...record, state: stateAfter(problem), data };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
