/**
 * Fails, kills and cuts the power at the file and database calls of export, overwrite and import, and prints what stood
 * afterwards. `--every N` takes every N-th point; `--cuts N` every N-th power cut; `--only export,import` some operations.
 * Ends with 1 where a state is half, an error is not told as one, the next run fails, or something is left behind.
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCampaign } from './campaign.js';
import { buildHook } from './hook.js';
import { operations } from './operations.js';
import { formatTable, type Result } from './table.js';

const { values } = parseArgs({
  options: {
    every: { type: 'string', default: '1' },
    cuts: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const names = values.only?.split(',') ?? operations.map(({ name }) => name);
const steps = { step: Number(values.every), cutStep: Number(values.cuts) };

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tsferry-faults-')));
const results: Result[] = [];
try {
  const hook = buildHook(folder);
  if (hook === null) {
    console.log('faults: skipped, there is no C compiler on this machine (or no Linux)');
    process.exitCode = process.env['TSFERRY_NO_SKIPS'] === undefined ? 0 : 1;
  } else {
    for (const operation of operations.filter(({ name }) => (names as string[]).includes(name)))
      results.push(...(await runCampaign(operation, folder, hook, steps)));
    console.log(formatTable(results));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const wrong = results.filter((result) => result.wrong.length > 0);
for (const result of wrong) console.log(`${result.operation}, ${result.point}: ${result.wrong.join('; ')}`);
if (wrong.length > 0) process.exitCode = 1;
