/**
 * Runs the tests of every project in one process of Vitest, or those in the paths that are named, and names what was
 * skipped. The slowest are left out and named, but for `--all`. Where `TSFERRY_NO_SKIPS` is 1, a test that was skipped for want of a program that CI installs is a failure.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { environment } from './parts.mjs';
import { readCounts, removeCounts, tellCounts } from './test-counts.mjs';
import { facilities } from './test-facilities.mjs';
import { slowTests } from './slow-tests.mjs';

const root = join(import.meta.dirname, '..');
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const all = process.argv.includes('--all');
const asked = process.argv.slice(2).filter((word) => word !== '--all');
const leftOut = all || asked.length > 0 ? [] : slowTests;
const words = ['run', '--config', 'tools/config/vitest.config.ts', '--root', '.', ...asked];

removeCounts();
const { status } = spawnSync(process.execPath, [vitest, ...words], {
  cwd: root,
  stdio: 'inherit',
  env: { ...environment, TSFERRY_LEAVE_OUT: leftOut.join(',') },
});
const counts = readCounts();
if (counts === null) {
  console.error('The tests did not run to their end.');
  process.exit(1);
}
for (const name of counts.skipped) console.log(`skipped: ${name}`);
if (!existsSync(join(root, '..', 'shared', 'samples', 'exports'))) {
  console.log('skipped: the folder of sample exports is not here');
}
for (const file of leftOut) console.log(`left out: ${file}`);
if (leftOut.length > 0)
  console.log(`${leftOut.length} files of slow tests were left out: npm test -- --all runs them.`);
console.log(tellCounts(counts));
// What CI installs must be there in CI, and what it can mount is mounted; other skips (a root user, no sample folder) are
// facts of the machine.
const wanted = facilities.mount ? /tmux|openssl|chromium|postgres|wine|mount/i : /tmux|openssl|chromium|postgres|wine/i;
const avoidable = process.env.TSFERRY_NO_SKIPS === '1' && counts.skipped.some((name) => wanted.test(name));
process.exit(status !== 0 || counts.failed > 0 || counts.passed === 0 || avoidable ? 1 : 0);
