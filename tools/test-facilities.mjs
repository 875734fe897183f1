/** Prints which facilities that tests can use are here; test results are cached per answer. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const has = (command) => spawnSync(command, ['-V'], { stdio: 'ignore' }).error === undefined;
const chromium = ['chromium', 'chromium-browser', 'google-chrome'].some((name) => existsSync(join('/usr/bin', name)));
const samples = existsSync(join(import.meta.dirname, '..', '..', 'shared', 'samples', 'exports'));
const facilities = {
  tmux: has('tmux'),
  python: has('python3'),
  sha256sum: has('sha256sum'),
  openssl: has('openssl'),
  chromium,
  samples,
};
console.log(JSON.stringify(facilities));
