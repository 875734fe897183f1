/** Builds the project in the current folder: a library to ESM with types, an app to a bundle. */
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const project = process.cwd();
const root = join(import.meta.dirname, '..');
rmSync(join(project, 'dist'), { recursive: true, force: true });

if (basename(dirname(project)) === 'apps') {
  const { buildApp } = await import('./build-app.mjs');
  await buildApp(project);
} else {
  // Without the source condition the other libraries are seen as built: their types, not their source.
  const options = [
    '--outDir',
    'dist',
    '--rootDir',
    'src',
    '--noEmit',
    'false',
    '--customConditions',
    'null',
    '--declaration',
  ];
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  if (!existsSync(tsc)) throw new Error('Run "npm run setup" first: TypeScript is not installed.');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.json', ...options], { stdio: 'inherit' });
}
