/** Which facilities that tests can use are here; prints them when run: test results are cached per answer. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const has = (command) => spawnSync(command, ['-V'], { stdio: 'ignore' }).error === undefined;
const chromium = ['chromium', 'chromium-browser', 'google-chrome'].some((name) => existsSync(join('/usr/bin', name)));
const samples = existsSync(join(import.meta.dirname, '..', '..', 'shared', 'samples', 'exports'));
// In a namespace of its own, so that nothing stays mounted.
const mount = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt'], { stdio: 'ignore' }).status === 0;

/** True for each that is here. */
export const facilities = {
  tmux: has('tmux'),
  python: has('python3'),
  sha256sum: has('sha256sum'),
  openssl: has('openssl'),
  chromium,
  samples,
  mount,
};
if (process.argv[1] === import.meta.filename) console.log(JSON.stringify(facilities));
