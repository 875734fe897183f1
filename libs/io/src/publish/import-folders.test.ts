import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportedContent } from '@tsferry/domain';
import { nodeDisk, type Disk } from './disk.js';
import { importFolders, type ImportFoldersOptions } from './import-folders.js';

let base = '';
let root = '';
beforeEach(() => {
  base = fs.mkdtempSync(join(tmpdir(), 'import-'));
  root = join(base, 'share');
  fs.mkdirSync(root);
  fs.mkdirSync(join(base, 'name_files/Office/sub'), { recursive: true });
  fs.writeFileSync(join(base, 'name_files/Office/sub/a.txt'), 'a');
  fs.writeFileSync(join(base, 'name_files/boot.wim'), 'image');
});
afterEach(() => fs.rmSync(base, { recursive: true, force: true }));

function fill(more: Partial<ImportFoldersOptions> = {}): Promise<ImportedContent> {
  return importFolders({
    planId: 'plan-1',
    site: 'ScopeId_LAB',
    root,
    content: [
      { source: join(base, 'name_files/Office'), relativePath: 'Packages/Office (2)', singleFile: false },
      { source: join(base, 'name_files/boot.wim'), relativePath: 'Boot/boot.wim', singleFile: true },
    ],
    wasApplied: async () => false,
    ...more,
  });
}

const there = (): string[] => fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
const filled = ['Boot', 'Boot/boot.wim', 'Packages', 'Packages/Office (2)', 'Packages/Office (2)/sub'];

/** Fills folders and dies: the lock that stays is that of a process that is gone. */
async function fillAndDie(more: Partial<ImportFoldersOptions> = {}): Promise<void> {
  await fill(more);
  const work = join(root, '.tsferry-import');
  const lock = JSON.stringify({ pid: spawnSync('true').pid, start: '1', host: hostname() });
  for (const name of fs.readdirSync(work)) if (name.startsWith('lock.')) fs.writeFileSync(join(work, name), lock);
}

describe('importFolders', () => {
  it('fills new folders, tells the hash of each file, and keeps them on commit', async () => {
    const done = await fill();
    const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
    expect(done.files).toEqual([
      { path: 'Boot/boot.wim', bytes: 5, sha256: hash('image') },
      { path: 'Packages/Office (2)/sub/a.txt', bytes: 1, sha256: hash('a') },
    ]);
    await done.commit();
    expect(there()).toEqual([...filled, 'Packages/Office (2)/sub/a.txt']);
  });

  it('is done when its marker cannot be removed, and the next import removes that alone', async () => {
    const remove = async (): Promise<void> => {
      throw Object.assign(new Error('i/o error'), { code: 'EIO' });
    };
    const broken = { ...nodeDisk };
    const done = await fill({ disk: broken });
    broken.remove = remove;
    await done.commit();
    expect(fs.readdirSync(join(root, '.tsferry-import'))).toEqual(['plan-1.json']);
    await (await fill({ planId: 'plan-2', content: [], wasApplied: async () => true })).commit();
    expect(there()).toEqual([...filled, 'Packages/Office (2)/sub/a.txt']);
  });

  it('refuses a share that is not there, or is a file, and makes nothing', async () => {
    const [absent, file] = [join(base, 'not-mounted'), join(base, 'name_files/boot.wim')];
    await expect(fill({ root: absent })).rejects.toMatchObject({ code: 'TARGET_INVALID', details: { root: absent } });
    await expect(fill({ root: file })).rejects.toMatchObject({ code: 'TARGET_INVALID' });
    expect(fs.existsSync(absent)).toBe(false);
  });

  it('removes what it made, and nothing else, when it is undone', async () => {
    fs.mkdirSync(join(root, 'Packages/Office'), { recursive: true });
    const done = await fill();
    await done.undo();
    expect(there()).toEqual(['Packages', 'Packages/Office']);
  });

  it('never writes into what is there', async () => {
    fs.mkdirSync(join(root, 'Packages/Office (2)'), { recursive: true });
    await expect(fill()).rejects.toMatchObject({ code: 'TARGET_EXISTS' });
    expect(there()).toEqual(['Packages', 'Packages/Office (2)']);
  });

  it('leaves nothing after an error or a cancel', async () => {
    fs.symlinkSync('a.txt', join(base, 'name_files/Office/sub/link'));
    await expect(fill()).rejects.toMatchObject({ code: 'CONTENT_TYPE' });
    fs.rmSync(join(base, 'name_files/Office/sub/link'));
    const cancel = new AbortController();
    const disk: Disk = { ...nodeDisk, copy: (jobs, run) => nodeDisk.copy(jobs, run).finally(() => cancel.abort()) };
    const cancelled = importFolders(
      {
        planId: 'plan-1',
        site: 'ScopeId_LAB',
        root,
        content: [{ source: join(base, 'name_files/Office'), relativePath: 'Office', singleFile: false }],
        wasApplied: async () => false,
        disk,
      },
      { signal: cancel.signal },
    );
    await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(there()).toEqual([]);
  });

  it('lets one import at a time fill a share', async () => {
    const first = await fill();
    await expect(fill({ planId: 'plan-2' })).rejects.toMatchObject({ code: 'TARGET_BUSY' });
    await first.commit();
  });

  it('refuses a path that leaves the share', async () => {
    const content = [{ source: join(base, 'name_files/Office'), relativePath: '../out', singleFile: false }];
    await expect(fill({ content })).rejects.toMatchObject({ code: 'CONTENT_NAME' });
    expect(there()).toEqual([]);
  });
});

describe('what lies in a share', () => {
  /** The marker of `plan-1`, changed. */
  function plant(change: (marker: { made: { path: string; identity: string | null }[] }) => unknown): void {
    const file = join(root, '.tsferry-import/plan-1.json');
    fs.writeFileSync(file, JSON.stringify(change(JSON.parse(fs.readFileSync(file, 'utf8')))));
  }
  const next = async (): Promise<void> => (await fill({ planId: 'plan-2', content: [] })).commit();

  it('is not removed where somebody made a folder of the same name after a killed import', async () => {
    await fillAndDie();
    fs.rmSync(join(root, 'Boot'), { recursive: true });
    fs.mkdirSync(join(root, 'Boot'));
    fs.writeFileSync(join(root, 'Boot/mine.txt'), 'mine');
    await next();
    expect(there()).toEqual(['Boot', 'Boot/mine.txt']);
  });

  it('is not removed where the import was killed before it made its folders', async () => {
    await fillAndDie();
    plant((marker) => ({ ...marker, made: marker.made.map(({ path }) => ({ path, identity: null })) }));
    fs.rmSync(join(root, 'Boot'), { recursive: true });
    fs.mkdirSync(join(root, 'Boot'));
    await next();
    expect(there()).toEqual([
      'Packages',
      'Packages/Office (2)',
      'Packages/Office (2)/sub',
      'Packages/Office (2)/sub/a.txt',
    ]);
  });

  it('is not removed by an import that meets it on its way', async () => {
    const disk: Disk = {
      ...nodeDisk,
      makeNewFolder: async (path) => {
        fs.mkdirSync(path);
        fs.writeFileSync(join(path, 'mine.txt'), 'mine');
        await nodeDisk.makeNewFolder(path);
      },
    };
    await expect(fill({ disk })).rejects.toMatchObject({ code: 'TARGET_EXISTS' });
    expect(there()).toEqual(['Packages', 'Packages/mine.txt']);
  });

  it('leads nobody out of the share: links, and markers that name what is not below it', async () => {
    const outside = join(base, 'outside');
    fs.mkdirSync(join(outside, 'Office (2)'), { recursive: true });
    const { ino, birthtimeNs } = fs.lstatSync(join(outside, 'Office (2)'), { bigint: true });
    await fillAndDie();
    fs.rmSync(join(root, 'Packages'), { recursive: true });
    fs.symlinkSync(outside, join(root, 'Packages'));
    await expect(fill({ planId: 'plan-2' })).rejects.toMatchObject({ code: 'TARGET_EXISTS' });
    await fillAndDie({ planId: 'plan-1', content: [] });
    for (const path of ['Packages/Office (2)', '../outside/Office (2)', join(outside, 'Office (2)')]) {
      plant((marker) => ({ ...marker, made: [{ path, identity: `${ino}:${birthtimeNs}` }] }));
      await expect(next()).rejects.toMatchObject({ code: expect.stringMatching(/^CONTENT_(TYPE|NAME)$/) });
      expect(fs.existsSync(join(outside, 'Office (2)'))).toBe(true);
    }
  });

  it('stops no import: markers that are none are removed', async () => {
    await fillAndDie({ content: [] });
    const work = join(root, '.tsferry-import');
    for (const [at, text] of [
      'null',
      '5',
      '[]',
      '{"site":"ScopeId_LAB"}',
      '{"planId":"a","site":"b","made":[null]}',
    ].entries())
      fs.writeFileSync(join(work, `bad-${at}.json`), text);
    spawnSync('mkfifo', [join(work, 'fifo.json')]);
    fs.symlinkSync('/dev/zero', join(work, 'link.json'));
    await next();
    expect(there()).toEqual([]);
  });
});

describe('a killed import', () => {
  it('is swept by the next one, of the same plan or another', async () => {
    await fillAndDie();
    const again = await fill();
    await again.commit();
    expect(there()).toEqual([...filled, 'Packages/Office (2)/sub/a.txt']);
    fs.rmSync(root, { recursive: true });
    fs.mkdirSync(root);
    await fillAndDie();
    const other = await fill({ planId: 'plan-2', content: [] });
    await other.commit();
    expect(there()).toEqual([]);
  });

  it('keeps its folders when it was killed after the commit', async () => {
    await fillAndDie();
    const asked: string[] = [];
    const wasApplied = async (planId: string): Promise<boolean> => (asked.push(planId), true);
    const next = await fill({ planId: 'plan-2', content: [], wasApplied });
    await next.commit();
    expect(asked).toEqual(['plan-1']);
    expect(there()).toEqual([...filled, 'Packages/Office (2)/sub/a.txt']);
  });

  it('leaves nothing behind for good, whichever call was the last', async () => {
    fs.mkdirSync(join(root, 'Packages'));
    for (let n = 1, last = false; !last; n += 1) {
      let calls = 0;
      /** Nothing works from the n-th call on: as good as dead. */
      const dying = Object.fromEntries(
        Object.entries(nodeDisk).map(([name, work]) => [
          name,
          async (...args: never[]) => {
            calls += 1;
            if (calls >= n) throw Object.assign(new Error('EIO: injected'), { code: 'EIO', syscall: name, path: '' });
            return (work as (...all: never[]) => unknown)(...args);
          },
        ]),
      ) as Disk;
      const first = await fill({ disk: dying }).catch(() => null);
      last = first !== null;
      await first?.undo().catch(() => undefined);
      const next = await fill({ planId: 'plan-2', content: [] });
      await next.commit();
      expect(there(), `call ${n}`).toEqual(['Packages']);
    }
  });

  it('of another site is left alone: only that site knows whether it was committed', async () => {
    await fillAndDie({ site: 'ScopeId_PRD' });
    const next = await fill({ planId: 'plan-2', content: [] });
    await next.commit();
    expect(there()).toContain('Packages/Office (2)/sub/a.txt');
    expect(there()).toContain('.tsferry-import/plan-1.json');
  });
});
