import { execFileSync, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishPair } from './publish-pair.js';
import { removePair } from './remove-pair.js';

/**
 * A process that publishes and kills itself before its n-th file call, or after the n-th message of copied files.
 * It runs from a bundle with the copying thread beside it, as the command line does.
 */
const child = (here: string): string => `
  import { nodeDisk } from ${JSON.stringify(join(here, 'disk.ts'))};
  import { publishPair } from ${JSON.stringify(join(here, 'publish-pair.ts'))};
  const [zip, source, calls, copies, content] = process.argv.slice(2);
  let done = 0;
  let copied = 0;
  const die = () => process.kill(process.pid, 'SIGKILL');
  const counted = (work) => (...args) => (++done === Number(calls) ? (die(), new Promise(() => {})) : work(...args));
  const disk = Object.fromEntries(Object.entries(nodeDisk).map(([name, work]) => [name, counted(work)]));
  const copy = disk.copy;
  disk.copy = (jobs, options) => copy(jobs, { ...options, onCopied: (first, files) => {
    options.onCopied(first, files);
    if (++copied === Number(copies)) die();
  } });
  await publishPair({ zip, overwrite: true, archive: Buffer.from('new zip'), check: async () => {}, disk,
    content: content === 'none' ? [] : [{ source, relativePath: 'New', singleFile: false }] });
`;

/** More than one handful for a copying thread. */
const files = 70;

let root = '';
let script = '';
beforeAll(() => {
  root = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'killed-')));
  script = join(root, 'bundle/child.mjs');
  fs.mkdirSync(join(root, 'source'));
  fs.mkdirSync(join(root, 'few'));
  fs.writeFileSync(join(root, 'few/f0'), 'content 0');
  for (let index = 0; index < files; index += 1)
    fs.writeFileSync(join(root, 'source', `f${index}`), `content ${index}`);
  const esbuild = createRequire(import.meta.url).resolve('esbuild/bin/esbuild');
  // The errors are all that is used of the domain: a small bundle starts fast.
  const domain = join(import.meta.dirname, '../../../domain/src/error.ts');
  const options = ['--bundle', '--platform=node', '--format=esm', '--loader=ts', '--log-level=warning'];
  execFileSync(esbuild, [...options, `--alias:@tsferry/domain=${domain}`, `--outfile=${script}`], {
    input: child(import.meta.dirname),
    cwd: import.meta.dirname,
  });
  fs.copyFileSync(join(import.meta.dirname, '../content/copy-worker.mjs'), join(root, 'bundle/copy-worker.mjs'));
});
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

/** What stands under the final names: the pairs that are possible are both of one export, or one of them, or none. */
function seen(out: string, expected = 1): string {
  const zip = fs.existsSync(join(out, 'name.zip')) ? fs.readFileSync(join(out, 'name.zip'), 'utf8').slice(0, 3) : '-';
  const folder = join(out, 'name_files');
  if (!fs.existsSync(folder)) return `${zip} -`;
  const isNew = fs.existsSync(join(folder, 'New'));
  if (isNew) {
    expect(fs.readdirSync(join(folder, 'New'))).toHaveLength(expected);
    expect(fs.existsSync(join(folder, 'SHA256SUMS'))).toBe(true);
  }
  return `${zip} ${isNew ? 'new' : 'old'}`;
}

/** Runs the child to its death in a folder of its own; false when it came to its end. */
async function kill(out: string, calls: number, copies: number, old: boolean, content: string): Promise<boolean> {
  fs.mkdirSync(out);
  if (old) {
    fs.writeFileSync(join(out, 'name.zip'), 'old zip');
    fs.mkdirSync(join(out, 'name_files/Old'), { recursive: true });
  }
  const args = [script, join(out, 'name.zip'), join(root, content), calls, copies, content].map(String);
  const process_ = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  process_.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const signal = await new Promise((resolve) => process_.once('close', (_, by) => resolve(by)));
  if (signal === null) expect(said).toBe('');
  return signal === 'SIGKILL';
}

const rest = (out: string): string[] => fs.readdirSync(out).filter((name) => name.startsWith('.'));

/** Kills at call 1, 2, ... until the child lives; `check` gets each folder. Two children at a time: two cores. */
async function atEveryCall(
  name: string,
  old: boolean,
  content: string,
  check: (out: string, call: number) => Promise<void>,
): Promise<number> {
  for (let call = 1; ; call += 2) {
    const lived = await Promise.all(
      [call, call + 1].map(async (each) => {
        const out = join(root, `${name}-${each}`);
        const killed = await kill(out, each, 0, old, content);
        await check(out, each);
        return !killed;
      }),
    );
    if (lived.some(Boolean)) return call;
  }
}

/** The next export to that target, which finds its zip wrong: what is there afterwards is what it recovered. */
async function failNextExport(zip: string): Promise<void> {
  const check = () => Promise.reject(new Error('wrong'));
  const failing = publishPair({ zip, overwrite: true, content: [], archive: Buffer.from('wrong zip'), check });
  await expect(failing).rejects.toThrow('wrong');
}

describe('an export killed at any file call', () => {
  it('never mixes two exports; the next run restores one of them, the next export replaces it', async () => {
    const allowed = ['old old', '- old', '- -', '- new', 'new new'];
    const states = new Set<string>();
    const recovered = new Set<string>();
    const calls = await atEveryCall('replace', true, 'few', async (out) => {
      states.add(seen(out));
      const copy = `${out}-recovered`;
      fs.cpSync(out, copy, { recursive: true });
      await failNextExport(join(copy, 'name.zip'));
      recovered.add(seen(copy));
      expect(fs.existsSync(join(copy, '.name.zip.tsferry/old.zip'))).toBe(false);
      const removed = `${out}-removed`;
      fs.cpSync(out, removed, { recursive: true });
      await removePair(join(removed, 'name.zip'));
      expect(fs.readdirSync(removed)).toEqual([]);
      await publishPair({
        zip: join(out, 'name.zip'),
        overwrite: true,
        content: [{ source: join(root, 'few'), relativePath: 'New', singleFile: false }],
        archive: Buffer.from('new zip'),
        check: async () => undefined,
      });
      expect(seen(out)).toBe('new new');
      expect(rest(out)).toEqual([]);
    });
    expect([...states].sort()).toEqual([...allowed].sort());
    expect([...recovered].sort()).toEqual(['new new', 'old old']);
    expect(calls).toBeGreaterThan(20);
  });

  it('leaves a zip or nothing where nothing was and no content goes', async () => {
    const states = new Set<string>();
    await atEveryCall('first', false, 'none', async (out) => {
      states.add(seen(out));
      await failNextExport(join(out, 'name.zip'));
      expect(['- -', 'new -']).toContain(seen(out));
    });
    expect([...states].sort()).toEqual(['- -', 'new -']);
  });
});

describe('an export killed while it copies', () => {
  it('is resumed: what was finished is not copied again', async () => {
    const out = join(root, 'resumed');
    expect(await kill(out, 0, 2, false, 'source')).toBe(true);
    const journal = fs.readFileSync(join(out, '.name.zip.tsferry/journal'), 'utf8').trim().split('\n');
    expect(journal.length).toBeGreaterThanOrEqual(38);
    // The very file that was finished is published: it was not made anew.
    const finished = (JSON.parse(journal[0] ?? '') as string[])[0] ?? '';
    const copied = join(out, '.name.zip.tsferry/files', finished);
    const { ino } = fs.statSync(copied);
    await publishPair({
      zip: join(out, 'name.zip'),
      overwrite: false,
      content: [{ source: join(root, 'source'), relativePath: 'New', singleFile: false }],
      archive: Buffer.from('new zip'),
      check: async () => undefined,
    });
    expect(fs.statSync(join(out, 'name_files', finished)).ino).toBe(ino);
    expect(seen(out, files)).toBe('new new');
    expect(rest(out)).toEqual([]);
  });
});
