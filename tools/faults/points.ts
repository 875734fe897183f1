/** The points of a campaign: which calls of an undisturbed run are met with which faults. */
import type { Fault } from './hook.js';
import { isDatabase, type Call } from './record.js';

/** A fault at a call. */
export type Point = { readonly call: Call; readonly fault: Fault };

/** What can happen at each call. A kill at a call that changes nothing is a kill at the next one. */
const faults: Readonly<Record<string, readonly Fault[]>> = {
  open: ['EIO', 'EACCES'],
  create: ['EIO', 'ENOSPC', 'EACCES', 'before', 'after'],
  read: ['EIO'],
  write: ['EIO', 'ENOSPC', 'short', 'before', 'after'],
  sync: ['EIO', 'before', 'after'],
  truncate: ['EIO', 'before', 'after'],
  mkdir: ['ENOSPC', 'EACCES', 'before', 'after'],
  rename: ['EIO', 'EACCES', 'before', 'after'],
  link: ['EIO', 'before', 'after'],
  unlink: ['EIO', 'EACCES', 'before', 'after'],
  rmdir: ['EIO', 'EACCES', 'before', 'after'],
};

/** What a row of the table counts: calls of one name on files, or on the database. */
export const kindOf = ({ call, path }: Call): string => `${call}, ${isDatabase(path) ? 'database' : 'files'}`;

/** Every `step`-th point of each kind of call, the first of each kind among them. */
export function choosePoints(calls: readonly Call[], step: number): Point[] {
  const all = calls.flatMap((call) => (faults[call.call] ?? []).map((fault) => ({ call, fault })));
  const passed = new Map<string, number>();
  return all.filter(({ call }) => {
    const index = passed.get(kindOf(call)) ?? 0;
    passed.set(kindOf(call), index + 1);
    return index % step === 0;
  });
}
