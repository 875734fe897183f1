/**
 * Runs the tests of every project in one process of Vitest, or those in the paths that are named, and names what was
 * skipped. Where `TSFERRY_NO_SKIPS` is 1, a test that was skipped for want of a program that CI installs is a failure.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { environment } from './parts.mjs';
import { readCounts, removeCounts, tellCounts } from './test-counts.mjs';
import { facilities } from './test-facilities.mjs';

const root = join(import.meta.dirname, '..');
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const words = ['run', '--config', 'tools/config/vitest.config.ts', '--root', '.', ...process.argv.slice(2)];

removeCounts();
const { status } = spawnSync(process.execPath, [vitest, ...words], { cwd: root, stdio: 'inherit', env: environment });
const counts = readCounts();
if (counts === null) {
  console.error('The tests did not run to their end.');
  process.exit(1);
}
for (const name of counts.skipped) console.log(`skipped: ${name}`);
if (!existsSync(join(root, '..', 'shared', 'samples', 'exports'))) {
  console.log('skipped: the folder of sample exports is not here');
}
console.log(tellCounts(counts));
// What CI installs must be there in CI, and what it can mount is mounted; other skips (a root user, no sample folder) are
// facts of the machine.
const wanted = facilities.mount ? /tmux|openssl|chromium|postgres|mount/i : /tmux|openssl|chromium|postgres/i;
const avoidable = process.env.TSFERRY_NO_SKIPS === '1' && counts.skipped.some((name) => wanted.test(name));
process.exit(status !== 0 || counts.failed > 0 || counts.passed === 0 || avoidable ? 1 : 0);
