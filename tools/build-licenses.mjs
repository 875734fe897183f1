import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes the licenses of the packages that bundles hold to `dist/third-party-licenses.txt` of a project: most of them ask for
 * their text to go along. `inputs` are the files that esbuild read, as its metafile names them. Throws for a package
 * without a license.
 */
export function writeLicenses(project, inputs) {
  const folders = inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0] ?? []);
  const licenses = new Set([...new Set(folders)].map((folder) => licenseOf(join(project, folder))));
  writeFileSync(join(project, 'dist', 'third-party-licenses.txt'), [...licenses].sort().join('\n---\n\n'));
}

function licenseOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (typeof license !== 'string') throw new Error(`${name} names no license, and the bundle would hold it.`);
  const file = readdirSync(folder).find((entry) => /^licen[sc]e/i.test(entry));
  const text = file === undefined ? '' : `\n\n${readFileSync(join(folder, file), 'utf8').trim()}`;
  return `${name} ${version}: ${license}${text}\n`;
}
