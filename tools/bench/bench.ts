import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { withoutUnused } from '../build-app.mjs';
import { isThere, runProgram, type Measured } from './measure.js';
import type { Sizes } from './sizes.js';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');

/** What every measurement gets. */
export type Bench = {
  readonly sizes: Sizes;
  /** A temporary folder. */
  readonly folder: string;
  /** Does one piece of work of `work/main.ts` in a process of its own. */
  work(name: string, ...args: string[]): Promise<Measured>;
  /** Tells what is going on. */
  say(text: string): void;
};

/**
 * Bundles the work as an app is bundled, so that nothing is compiled while the clock runs, and each work loads what it
 * needs and no more: twice the code means twice the heap that V8 lets grow before it collects.
 */
export async function startBench(folder: string, sizes: Sizes, say: (text: string) => void): Promise<Bench> {
  const bundle = join(folder, 'work.js');
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  await build({
    entryPoints: [
      { in: join(import.meta.dirname, 'work', 'main.ts'), out: 'work' },
      { in: join(root, 'libs/engine/src/thread/engine-thread.ts'), out: 'engine-thread' },
    ],
    outdir: folder,
    splitting: true,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minify: true,
    conditions: ['@tsferry/source'],
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [withoutUnused],
    external: ['@photostructure/sqlite', 'pg'],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  copyFileSync(join(root, 'libs/io/src/content/copy-worker.mjs'), join(folder, 'copy-worker.mjs'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return {
    sizes,
    folder,
    say,
    async work(...args) {
      const started = performance.now();
      const { stdout } = await run(process.execPath, [bundle, ...args], { maxBuffer: 1 << 28 });
      return { ms: performance.now() - started, ...(JSON.parse(stdout) as Pick<Measured, 'parts' | 'mib'>) };
    },
  };
}

/** An empty folder in place of what was there, and nothing left for the disk to write: not a part of what is timed. */
export async function clear(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  if (await isThere('sync')) await runProgram('sync', []);
}
