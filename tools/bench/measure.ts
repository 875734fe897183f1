import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** One run of a process: wall time of the whole process, and what it says of itself. */
export type Measured = {
  readonly ms: number;
  /** Peak resident memory in MiB, where the process tells it. */
  readonly mib: number | null;
  /** Milliseconds of parts of the work, by name. */
  readonly parts: Readonly<Record<string, number>>;
};

/** Something to measure: `prepare` is not timed. */
export type Contestant = { readonly prepare?: () => Promise<void>; readonly run: () => Promise<Measured> };

/** Runs a program to its end. Throws with its output when it fails. */
export async function runProgram(file: string, args: readonly string[], cwd?: string): Promise<Measured> {
  const started = performance.now();
  await run(file, args, { maxBuffer: 1 << 28, ...(cwd === undefined ? {} : { cwd }) });
  return { ms: performance.now() - started, mib: null, parts: {} };
}

/** Whether a program can be run here. */
export async function isThere(file: string, args: readonly string[] = ['--version']): Promise<boolean> {
  return run(file, args).then(
    () => true,
    () => false,
  );
}

type Runs<Field> = { readonly [Name in keyof Field]: Measured[] | (null extends Field[Name] ? null : never) };

/**
 * Runs all contestants once a round, in turn, each second round backwards: what the machine does meanwhile hits all.
 * One that cannot run here is null, and so are its runs.
 */
export async function interleave<Field extends Readonly<Record<string, Contestant | null>>>(
  rounds: number,
  field: Field,
): Promise<Runs<Field>> {
  const names = Object.keys(field);
  const runs = new Map<string, Measured[]>();
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      const contestant = field[name];
      if (!contestant) continue;
      await contestant.prepare?.();
      runs.set(name, [...(runs.get(name) ?? []), await contestant.run()]);
    }
  }
  return Object.fromEntries(names.map((name) => [name, runs.get(name) ?? null])) as Runs<Field>;
}

/** The middle value; the mean of the two in the middle for an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Ours divided by the peer, round by round. */
export function ratios(ours: readonly Measured[], peer: readonly Measured[]): number[] {
  return ours.map(({ ms }, round) => ms / peer[round]!.ms);
}

/** The times of two things done one after the other, round by round. */
export function inSequence(first: readonly Measured[], second: readonly Measured[]): Measured[] {
  return first.map(({ ms }, round) => ({ ms: ms + second[round]!.ms, mib: null, parts: {} }));
}
