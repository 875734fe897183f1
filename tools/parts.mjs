/** Runs commands one after the other, each a named part, and tells what every part took and which of them failed. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * Set for every command that a part runs. Nx starts no daemon, and its cache stays in this checkout: by default Nx keeps
 * one for each user, and a fresh clone would replay what another checkout built.
 */
export const environment = {
  ...process.env,
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
  NX_TUI: 'false',
  NX_CACHE_DIRECTORY: process.env.NX_CACHE_DIRECTORY ?? join(root, '.nx', 'cache'),
};

/**
 * Runs the parts in their order: `parts` maps the name of a part to the words of its command. A part that fails does not
 * stop the others, but for the parts in `needed`, without which the rest would only repeat the failure. Answers, for each part
 * that ran, its name, whether it passed, and its seconds.
 */
export function runParts(parts, needed = []) {
  const results = [];
  for (const [name, [command, ...args]] of Object.entries(parts)) {
    console.error(`\n== ${name}`);
    const started = performance.now();
    const { status, error } = spawnSync(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
      env: environment,
    });
    if (error) console.error(error.message);
    results.push({ name, passed: status === 0, seconds: (performance.now() - started) / 1000 });
    if (status !== 0 && needed.includes(name)) break;
  }
  return results;
}

/** The results as lines: name, seconds, and whether the part failed. */
export function tellParts(results) {
  const width = Math.max(...results.map(({ name }) => name.length));
  const line = ({ name, passed, seconds }) =>
    `${name.padEnd(width)}  ${seconds.toFixed(1).padStart(7)} s${passed ? '' : '  FAILED'}`;
  const total = results.reduce((sum, { seconds }) => sum + seconds, 0);
  const failed = results.filter(({ passed }) => !passed).map(({ name }) => name);
  return [
    ...results.map(line),
    line({ name: 'total', passed: true, seconds: total }),
    failed.length === 0 ? 'Every part passed.' : `Failed: ${failed.join(', ')}.`,
  ];
}
