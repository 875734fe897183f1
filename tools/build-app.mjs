import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { writeLicenses } from './build-licenses.mjs';
import { withPage } from './build-page.mjs';

/**
 * What packages import and never use here. commander would start subcommands that are programs of their own; there are
 * none, and loading the module takes time. Ink would show itself to developer tools that are not installed.
 */
export const withoutUnused = {
  name: 'without-unused',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer, path }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path, namespace: 'empty' } : undefined,
    );
    onResolve({ filter: /^react-devtools-core$/ }, ({ path }) => ({ path, namespace: 'empty' }));
    onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
};

/** Leaves out what is loaded by its first use. */
const withoutDynamicImports = {
  name: 'without-dynamic-imports',
  setup({ onResolve }) {
    onResolve({ filter: /.*/ }, ({ kind, path }) => (kind === 'dynamic-import' ? { path, external: true } : undefined));
  },
};

/**
 * Bundles an app from source into `dist/main.js` and chunks, so that a command loads only what it needs. An app with a
 * `print-help.ts` has it as one CommonJS file too, for which Node need not start its loader of ES modules. Native SQLite
 * stays a package of its own; the copy worker lies beside the chunks, where `import.meta.url` looks for it.
 */
export async function buildApp(project) {
  const common = {
    absWorkingDir: project,
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    target: 'node20',
    minify: true,
    legalComments: 'none',
    conditions: ['@tsferry/source'],
    logLevel: 'warning',
  };
  if (existsSync(join(project, 'src/print-help.ts'))) {
    await build({
      ...common,
      entryPoints: ['src/print-help.ts'],
      format: 'cjs',
      outExtension: { '.js': '.cjs' },
      plugins: [withoutUnused, withoutDynamicImports],
    });
  }
  const result = await build({
    ...common,
    // An app that only another one bundles is bundled alone to see that it can be; threads start in files of their own.
    entryPoints: [
      ...['main', 'index'].flatMap((name) => {
        const file = join(project, `src/${name}.ts`);
        return existsSync(file) ? [{ in: file, out: name }] : [];
      }),
      { in: join(import.meta.dirname, '..', 'libs/engine/src/thread/engine-thread.ts'), out: 'engine-thread' },
    ],
    splitting: true,
    format: 'esm',
    external: ['@photostructure/sqlite', 'pg'],
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    plugins: [withoutUnused, withPage],
    metafile: true,
  });
  const inputs = Object.keys(result.metafile.inputs);
  writeLicenses(project, inputs);
  for (const input of inputs) {
    const text = /\.ts$/.test(input) ? readFileSync(join(project, input), 'utf8') : '';
    for (const [, worker] of text.matchAll(/new URL\('\.\/([a-z-]+\.mjs)', import\.meta\.url\)/g)) {
      copyFileSync(join(project, input, '..', worker), join(project, 'dist', worker));
    }
  }
}
