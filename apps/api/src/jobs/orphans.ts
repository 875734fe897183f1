/** Jobs that say "running" and whose server is no more. */
import { hostname } from 'node:os';
import { AppError } from '@tsferry/domain/error';
import { toProblem } from '../problem.js';
import type { JobRecord } from './job.js';

/** How long a server on another machine may be silent about a job before it counts as dead. */
const silentMs = 60_000;

/** Whether a job says that it runs, and nobody runs it. */
export function isOrphan({ state, data: { server } }: JobRecord, now: Date): boolean {
  if (state !== 'running') return false;
  if (!server) return true;
  // Of this very process the job would be known; a dead process of this machine is known to be dead at once.
  if (server.host === hostname()) return server.pid === process.pid || !isAlive(server.pid);
  return now.getTime() - Date.parse(server.beat) > silentMs;
}

/** The record of an orphan as it should be. */
export function interruptedRecord(record: JobRecord, now: Date): JobRecord {
  const error = new AppError('INTERRUPTED', 'The server ended before the job did.', {
    hint: 'Start it again: what it had not finished was undone.',
  });
  const data = {
    ...record.data,
    ended: now.toISOString(),
    error: toProblem(error),
    sequence: record.data.sequence + 1,
  };
  return { ...record, state: 'interrupted', data };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
