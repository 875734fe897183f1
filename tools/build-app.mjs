import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { withPage } from './build-page.mjs';

/** commander loads it to start subcommands that are programs of their own; there are none, and loading it takes time. */
const withoutChildProcess = {
  name: 'without-child-process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer, path }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path, namespace: 'empty' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
};

/**
 * Bundles an app from source into `dist/main.js` and chunks, so that a command loads only what it needs. Native SQLite
 * stays a package of its own; the copy worker lies beside the chunks, where `import.meta.url` looks for it.
 */
export async function buildApp(project) {
  const result = await build({
    absWorkingDir: project,
    entryPoints: [existsSync(join(project, 'src/main.ts')) ? 'src/main.ts' : 'src/index.ts'],
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minify: true,
    legalComments: 'none',
    conditions: ['@tsferry/source'],
    external: ['@photostructure/sqlite', 'pg'],
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    plugins: [withoutChildProcess, withPage],
    metafile: true,
    logLevel: 'warning',
  });
  for (const input of Object.keys(result.metafile.inputs)) {
    const text = /\.ts$/.test(input) ? readFileSync(join(project, input), 'utf8') : '';
    for (const [, worker] of text.matchAll(/new URL\('\.\/([a-z-]+\.mjs)', import\.meta\.url\)/g)) {
      copyFileSync(join(project, input, '..', worker), join(project, 'dist', worker));
    }
  }
}
