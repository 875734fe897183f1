import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const page = join(import.meta.dirname, '..', 'apps', 'web', 'src');

/** The script and the style of the web page, for browsers of the last years. */
export async function buildPage() {
  const [script, style] = await Promise.all([
    bundle('client/main.ts', { format: 'esm', conditions: ['@tsferry/source'] }),
    bundle('style/page.css', {}),
  ]);
  return { script, style, icon: readFileSync(join(page, 'style', 'icon.svg'), 'utf8') };
}

async function bundle(entry, options) {
  const { outputFiles } = await build({
    absWorkingDir: page,
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    target: ['chrome120', 'firefox121', 'safari17'],
    legalComments: 'none',
    logLevel: 'warning',
    ...options,
  });
  return outputFiles[0].text;
}

/** Puts the script and the style into the bundle of an app, in place of the module that makes them from source. */
export const withPage = {
  name: 'with-page',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]apps[\\/]web[\\/]src[\\/]page-sources\.ts$/ }, async () => ({
      contents: `const sources = ${JSON.stringify(await buildPage())};\nexport const loadPageSources = async () => sources;`,
      loader: 'js',
    }));
  },
};
