/** Everything a change must pass: format, lint, types, fixtures, tests and layout. Stops at the first that fails. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const env = { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false' };
const npx = (...args) => ['npx', ['--no-install', ...args]];

const steps = {
  format: npx('prettier', '--check', '--log-level', 'warn', '.'),
  lint: npx('nx', 'run-many', '-t', 'lint', 'typecheck', '--output-style=static'),
  'lint of the tools': npx('eslint', '-c', 'tools/config/eslint.config.mjs', '--max-warnings', '0', 'tools'),
  'types of the tools': npx('tsc', '--noEmit', '-p', 'tools/config/tsconfig.json'),
  fixtures: npx('tsx', '--conditions=@tsferry/source', 'tools/make-fixtures.ts', '--check'),
  tests: ['node', ['tools/test.mjs']],
};

for (const [name, [command, args]] of Object.entries(steps)) {
  const started = Date.now();
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env,
  });
  if (status !== 0) {
    console.error(`check: ${name} failed`);
    process.exit(status ?? 1);
  }
  console.error(`check: ${name} passed in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
