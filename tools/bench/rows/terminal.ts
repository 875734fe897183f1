import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from '../bench.js';
import { interleave, isThere, median, runProgram, type Measured } from '../measure.js';
import { peakOf, showTime, time, verdict, type Row } from '../table.js';

const app = join(import.meta.dirname, '..', '..', '..', 'apps', 'tui');
/** The most that 95 of 100 keys may take until their frame, and the first frame beyond a Node that does nothing, in milliseconds. */
const mostForKey = 50;
const mostForFirst = 400;

/** The screens: from a key to its frame in a long list, and from the start to the first frame. */
export async function measureTerminal(bench: Bench): Promise<Row[]> {
  const { objects, rounds } = bench.sizes.screens;
  bench.say(`Screens over ${objects} objects …`);
  const { keys } = await interleave(rounds, { keys: { run: () => bench.work('screens', String(objects)) } });
  const [middle, nearlyAll] = ['middle', 'nearlyAll'].map((part) => median(keys.map(({ parts }) => parts[part] ?? 0)));
  const peak = peakOf(keys);
  return [
    {
      what: `from a key to its frame, ${objects} objects`,
      ours: showTime(middle!),
      peer: `95 of 100 within ${showTime(nearlyAll!)}`,
      ratio: '',
      memory: peak === null ? '' : `${Math.round(peak)} MiB`,
      target: `< ${mostForKey} ms: ${verdict(nearlyAll! < mostForKey)}`,
    },
    await firstFrame(bench),
  ];
}

async function firstFrame(bench: Bench): Promise<Row> {
  const what = 'the first frame of the screens';
  const canRun = existsSync(join(app, 'dist', 'main.js')) && process.platform === 'linux' && (await isThere('script'));
  if (!canRun) return { what, ours: 'not measured here', peer: '', ratio: '', memory: '', target: '' };
  const { first, nothing } = await interleave(bench.sizes.starts.rounds, {
    first: { run: () => untilFrame(bench.folder) },
    nothing: { run: () => runProgram(process.execPath, ['-e', '0']) },
  });
  const more = median(first.map(({ ms }, round) => ms - nothing[round]!.ms));
  return {
    what,
    ours: time(first),
    peer: `node -e 0: ${time(nothing)}`,
    ratio: `${showTime(more)} more`,
    memory: '',
    target: `<= ${mostForFirst} ms more: ${verdict(more <= mostForFirst)}`,
  };
}

/** Starts the screens on a terminal of their own (that of script(1)) until they show something, then ends them. */
function untilFrame(folder: string): Promise<Measured> {
  const command = `exec "${process.execPath}" "${join(app, 'bin', 'tsferry.cjs')}"`;
  const { CI: _, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn('script', ['-qec', command, '/dev/null'], {
      env: { ...env, TERM: 'xterm-256color', TSFERRY_HOME: join(folder, 'no-home') },
    });
    let [written, shown]: [string, number | null] = ['', null];
    child.stdout.on('data', (data: Buffer) => {
      written += data.toString();
      if (shown !== null || !written.includes('all keys')) return;
      shown = performance.now() - started;
      child.stdin.end('q');
    });
    child.on('error', reject);
    child.on('close', () =>
      shown === null
        ? reject(new Error(`The screens showed nothing: ${written}`))
        : resolve({ ms: shown, mib: null, parts: {} }),
    );
  });
}
