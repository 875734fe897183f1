/**
 * Writes the reference of the libraries to `tools/dist/docs`: what each package exports, by the paths that it exports. Fails on an
 * export without a docstring, and on a link to what is not there.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const words = readdirSync(join(root, 'libs')).flatMap((lib) => {
  const { name, exports } = JSON.parse(readFileSync(join(root, 'libs', lib, 'package.json'), 'utf8'));
  const entries = Object.values(exports).map((paths) => join('libs', lib, paths['@tsferry/source']));
  return ['--packagesRequiringDocumentation', name, ...entries];
});
const typedoc = join(root, 'node_modules', 'typedoc', 'bin', 'typedoc');
const options = ['--options', 'tools/config/typedoc.json', ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, [typedoc, ...options, ...words], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
