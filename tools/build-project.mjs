/** Builds the project in the current folder: a library to ESM with types, an app to a bundle. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const project = process.cwd();
const root = join(import.meta.dirname, '..');
rmSync(join(project, 'dist'), { recursive: true, force: true });

if (basename(dirname(project)) === 'apps') {
  const { buildApp } = await import('./build-app.mjs');
  await buildApp(project);
} else {
  buildLibrary();
  if (basename(project) === 'client') (await import('./build-client.mjs')).writeRoutes(project);
}

/**
 * Emits what is published: neither tests nor what only they use (a `testing` folder counts where the package exports
 * it). The other libraries are seen as built, by their types; checking the types is a target of its own.
 */
function buildLibrary() {
  const folder = join(root, 'node_modules', '.cache', 'tsferry-build');
  const config = join(folder, `${basename(project)}.json`);
  const publishesTesting = ['domain', 'stores'].includes(basename(project));
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(project, 'tsconfig.json'),
      compilerOptions: {
        noEmit: false,
        noCheck: true,
        declaration: true,
        customConditions: null,
        rootDir: join(project, 'src'),
        outDir: join(project, 'dist'),
        typeRoots: [join(root, 'node_modules', '@types')],
      },
      include: [join(project, 'src')],
      exclude: [join(project, 'src/**/*.test.*'), ...(publishesTesting ? [] : [join(project, 'src/**/testing/**')])],
    }),
  );
  execFileSync(process.execPath, [join(root, 'node_modules', 'typescript-7', 'bin', 'tsc'), '-p', config], {
    stdio: 'inherit',
  });
}
