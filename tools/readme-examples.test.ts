import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const root = join(import.meta.dirname, '..');

/** An example in a README: the file it is, its code, and what it prints. */
const shape = /<!-- (examples\/[\w-]+\.ts) -->\s*```ts\n([\s\S]*?)```\s*It prints:\s*```text\n([\s\S]*?)```/g;

const examples = readdirSync(join(root, 'libs')).flatMap((lib) => {
  const readme = readFileSync(join(root, 'libs', lib, 'README.md'), 'utf8');
  return [...readme.matchAll(shape)].map(([, path = '', code = '', printed = '']) => ({
    file: join(root, 'libs', lib, path),
    name: `libs/${lib}/${path}`,
    code,
    printed,
  }));
});

describe('the examples in the READMEs of the libs', () => {
  const before = process.cwd();
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tsferry-example-'));
    cpSync(join(root, 'tools', 'fixtures', 'lab.zip'), join(folder, 'windows11.zip'));
    cpSync(join(root, 'tools', 'fixtures', 'lab_files'), join(folder, 'windows11_files'), { recursive: true });
    process.chdir(folder);
  });

  afterEach(() => {
    vi.restoreAllMocks();
    process.chdir(before);
    rmSync(folder, { recursive: true, force: true });
  });

  it('are there', () => {
    expect(examples.map(({ name }) => name.split('/')[1])).toEqual(
      expect.arrayContaining(['domain', 'io', 'stores', 'engine', 'wizard']),
    );
  });

  it.each(examples)('$name is what the README shows, and prints what it says', async ({ file, code, printed }) => {
    expect(readFileSync(file, 'utf8')).toBe(code);
    const lines: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((...words) => void lines.push(words.join(' ')));
    await import(pathToFileURL(file).href);
    expect(`${lines.join('\n')}\n`).toBe(printed);
  });
});
