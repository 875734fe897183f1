/**
 * Makes a fresh clone ready: installs from the lock file when that is newer than what is installed, and builds what it is
 * asked to (`--build`, with names for some projects only). Needs nothing but Node and npm.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { environment } from './parts.mjs';

const root = join(import.meta.dirname, '..');
const marker = join(root, 'node_modules', '.tsferry-installed');
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

/** Runs a command in the workspace; its failure is ours. Output goes to standard error, so that standard output stays the demo's. */
function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    env: environment,
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(marker) || readFileSync(marker, 'utf8') !== lock) {
  console.error('Installing the dependencies from the lock file …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(marker, lock);
}
const build = process.argv.indexOf('--build');
if (build > 0) {
  const projects = process.argv.slice(build + 1).flatMap((project) => ['--projects', project]);
  run('npx', ['--no-install', 'nx', 'run-many', '-t', 'build', '--output-style=static', ...projects]);
}
