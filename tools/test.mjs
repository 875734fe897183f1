/** Runs every test and ends with the line `N passed, N failed, N skipped`; names what was skipped. Skips fail in CI. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { facilities } from './test-facilities.mjs';

const root = join(import.meta.dirname, '..');
const results = join(root, 'test-results');
const env = { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false' };
const options = { cwd: root, stdio: 'inherit', shell: process.platform === 'win32', env };

const { status: projects } = spawnSync(
  'npx',
  ['--no-install', 'nx', 'run-many', '-t', 'test', '--parallel=1', '--output-style=static'],
  options,
);
const { status: tools } = spawnSync(
  'npx',
  ['--no-install', 'vitest', 'run', '--config', 'tools/config/vitest.config.ts', '--root', '.', '--dir', 'tools'],
  options,
);

const files = existsSync(results) ? readdirSync(results).filter((name) => name.endsWith('.json')) : [];
const counts = files.map((name) => JSON.parse(readFileSync(join(results, name), 'utf8')));
const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
const skipped = counts.flatMap((count) => count.skipped);

for (const name of skipped) console.log(`skipped: ${name}`);
if (!existsSync(join(root, '..', 'shared', 'samples', 'exports'))) {
  console.log('skipped: the folder of sample exports is not here');
}
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${skipped.length} skipped`);
// What CI installs must be there in CI, and what it can mount is mounted; other skips (a root user, no sample folder) are
// facts of the machine.
const wanted = facilities.mount ? /tmux|openssl|chromium|postgres|mount/i : /tmux|openssl|chromium|postgres/i;
const avoidable = skipped.filter((name) => wanted.test(name));
const failed = projects !== 0 || tools !== 0 || sum('failed') > 0 || sum('passed') === 0;
process.exit(failed || (process.env.TSFERRY_NO_SKIPS === '1' && avoidable.length > 0) ? 1 : 0);
