/** Jobs that say "running" and whose server is no more. */
import { hostname } from 'node:os';
import { toProblem } from '@tsferry/contract';
import { AppError } from '@tsferry/domain/error';
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

/** The record of an orphan as it should be: as it ended when its server could still say so, else interrupted. */
export function endedRecord(record: JobRecord, outcome: JobOutcome | null, now: Date): JobRecord {
  const problem = outcome ? outcome.data.error : toProblem(lost());
  const data = {
    ...record.data,
    ended: outcome?.created ?? now.toISOString(),
    error: problem && { ...problem, details: {} },
    sequence: record.data.sequence + 1,
  };
  return { ...record, state: stateAfter(problem), data };
}

function lost(): AppError {
  return new AppError('INTERRUPTED', 'The server ended before the job did.', {
    hint: 'What it had not finished was undone. Look whether it had finished before you start it again.',
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
