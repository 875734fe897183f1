import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from '../bench.js';
import { interleave, runProgram, type Measured } from '../measure.js';
import { compare, type Row } from '../table.js';

const root = join(import.meta.dirname, '..', '..', '..');
const command = join(root, 'apps/tui/bin/tsferry.cjs');
const archive = join(root, 'tools/fixtures/lab.zip');

/** Start-up of the command line, against Node doing nothing. */
export async function measureStart(bench: Bench): Promise<Row[]> {
  const { rounds } = bench.sizes.starts;
  bench.say('Start of the command line …');
  const isBuilt = existsSync(join(root, 'apps/tui/dist/main.js'));
  const start = (...args: string[]) => ({ run: () => runProgram(process.execPath, args, bench.folder) });
  const runs = await interleave(rounds, {
    help: isBuilt ? start(command, '--help') : null,
    inspect: isBuilt ? start(command, 'inspect', archive) : null,
    nothing: start('-e', '0'),
  });
  const node = { name: 'node -e 0', runs: runs.nothing };
  const row = async (what: string, ours: readonly Measured[] | null, args: string[], most?: number): Promise<Row> => {
    if (ours === null) return { what, ours: 'not built', peer: 'node -e 0', ratio: '', memory: '', target: '' };
    const mib = await peakOfCommand(bench, args);
    const limits = most === undefined ? {} : { most };
    return compare(
      what,
      ours.map((one) => ({ ...one, mib })),
      node,
      limits,
    );
  };
  return [
    await row('tsferry --help', runs.help, ['--help'], 1.25),
    await row('tsferry inspect of a small archive', runs.inspect, ['inspect', archive]),
  ];
}

/** Peak memory of the command in MiB, in a run of its own that writes it down as it ends; null but on Linux. */
async function peakOfCommand(bench: Bench, args: readonly string[]): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const file = join(bench.folder, 'peak');
  const hook = `import fs from 'node:fs'; process.on('exit', () => fs.writeFileSync('${file}', fs.readFileSync('/proc/self/status')));`;
  await runProgram(process.execPath, [
    '--import',
    `data:text/javascript,${encodeURIComponent(hook)}`,
    command,
    ...args,
  ]);
  return Number(/VmHWM:\s*(\d+)/.exec(readFileSync(file, 'utf8'))?.[1]) / 1024;
}
