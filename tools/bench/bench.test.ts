import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
let temporary = '';
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'bench-test-'));
});
afterEach(() => rmSync(temporary, { recursive: true, force: true }));

describe('the benchmark', () => {
  it('prints every row of the table on small sizes, and leaves nothing behind', { timeout: 240_000 }, async () => {
    const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
    const args = [tsx, '--conditions=@tsferry/source', join(import.meta.dirname, 'main.ts'), '--quick'];
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      env: { ...process.env, TMPDIR: temporary, TEMP: temporary },
    });
    const cells = stdout.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    const rows = cells.flatMap(([, what = '']) => (what === '' || what.startsWith('-') ? [] : [what]));
    const waits = rows.filter((what) => what.startsWith('HTTP waits for: '));
    expect(waits.length).toBeGreaterThan(20);
    expect(rows.filter((what) => !waits.includes(what))).toEqual([
      'what',
      'tsferry --help',
      'tsferry inspect of a small archive',
      'from a key to its frame, 1000 objects',
      'the first frame of the screens',
      'closure and plan, 100 objects',
      'closure and plan, 200 objects',
      'a decision for all of a class, 200 rows',
      'a decision for marked rows, 200 rows',
      'compare 100 steps with 100',
      'inspect, 3 archives in one process',
      'import, 10 task sequences of 20 steps',
      'export, one file of 65 MiB, not synced',
      'the same',
      'export, one file of 65 MiB, as shipped',
      'verify, one file of 65 MiB',
      'export, 200 files of 10 kB, not synced',
      'the same',
      'export, 200 files of 10 kB, as shipped',
      'verify, 200 files of 10 kB',
      'HTTP list, 100 objects, 1 connections',
      'HTTP inspect, 100 objects, 1 connections',
      'HTTP plan, 100 objects, 1 connections',
      'HTTP list, 100 objects, 4 connections',
      'HTTP inspect, 100 objects, 4 connections',
      'HTTP plan, 100 objects, 4 connections',
      'HTTP uploads, 2 of 1 MiB at once',
    ]);
    expect(stdout).not.toMatch(/NaN|undefined|Infinity/);
    // tsx keeps a cache of its own there.
    expect(readdirSync(temporary).filter((name) => name.startsWith('tsferry-'))).toEqual([]);
  });
});
