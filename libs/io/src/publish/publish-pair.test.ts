import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CopyJob } from '../content/copy.js';
import { nodeDisk, withRetries, type Disk } from './disk.js';
import { publishPair, type PublishOptions } from './publish-pair.js';
import { resolveTarget } from './target.js';
import { onCall } from '../testing/on-disk-call.js';

const hasSha256sum = spawnSync('sha256sum', ['--version']).status === 0;

let root = '';
let out = '';
let source = '';
beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'publish-'));
  out = join(root, 'out');
  source = join(root, 'source');
  fs.mkdirSync(out);
  fs.mkdirSync(join(source, 'sub/empty'), { recursive: true });
  fs.writeFileSync(join(source, 'setup.exe'), 'setup');
  fs.writeFileSync(join(source, 'sub/data one.cab'), randomBytes(300_000));
  fs.writeFileSync(join(root, 'boot.wim'), 'image');
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

function publish(more: Partial<PublishOptions> = {}, signal?: AbortSignal): Promise<void> {
  const options: PublishOptions = {
    zip: join(out, 'name.zip'),
    overwrite: false,
    content: [
      { source, relativePath: 'Office', singleFile: false },
      { source: join(root, 'boot.wim'), relativePath: 'Boot/boot.wim', singleFile: true },
    ],
    archive: Buffer.from('new zip'),
    check: async () => undefined,
    ...more,
  };
  return publishPair(options, signal === undefined ? {} : { signal });
}

const hash = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Every path below a folder with the hash of its bytes; folders end in a slash. */
function tree(folder: string): Record<string, string> {
  const paths = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    paths.map((path) => {
      const found = fs.lstatSync(join(folder, path));
      return found.isFile() ? [path, hash(fs.readFileSync(join(folder, path)))] : [`${path}/`, ''];
    }),
  );
}

function putOldPair(): Record<string, string> {
  fs.writeFileSync(join(out, 'name.zip'), 'old zip');
  fs.mkdirSync(join(out, 'name_files/Old'), { recursive: true });
  fs.writeFileSync(join(out, 'name_files/Old/old.txt'), 'old');
  return tree(out);
}

describe('publishPair', () => {
  it('publishes the zip, the folder with empty folders, and the checksums; nothing else is left', async () => {
    await publish();
    expect(Object.keys(tree(out))).toEqual([
      'name.zip',
      'name_files/',
      'name_files/Boot/',
      'name_files/Boot/boot.wim',
      'name_files/Office/',
      'name_files/Office/setup.exe',
      'name_files/Office/sub/',
      'name_files/Office/sub/data one.cab',
      'name_files/Office/sub/empty/',
      'name_files/SHA256SUMS',
    ]);
    const sums = fs.readFileSync(join(out, 'name_files/SHA256SUMS'), 'utf8');
    expect(sums).toContain(`${hash('new zip')}  ../name.zip\n`);
    expect(sums).toContain(`${hash('setup')}  Office/setup.exe\n`);
    expect(fs.statSync(join(out, 'name_files')).mode & 0o777).toBe(0o777 & ~process.umask());
  });

  it.skipIf(!hasSha256sum)('publishes what sha256sum -c finds in order', async () => {
    await publish();
    const check = spawnSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: join(out, 'name_files') });
    expect(check.status).toBe(0);
  });

  it('makes no folder and no checksums without content', async () => {
    await publish({ content: [] });
    expect(Object.keys(tree(out))).toEqual(['name.zip']);
  });

  it('replaces a pair when it is asked to, the folder too when the new one has none', async () => {
    putOldPair();
    await publish({ overwrite: true });
    expect(tree(out)).toMatchObject({ 'name.zip': hash('new zip'), 'name_files/Office/setup.exe': hash('setup') });
    expect(tree(out)).not.toHaveProperty(['name_files/Old/']);
    await publish({ overwrite: true, content: [] });
    expect(Object.keys(tree(out))).toEqual(['name.zip']);
  });

  it('refuses what exists, a folder without a zip too', async () => {
    const before = putOldPair();
    await expect(publish()).rejects.toMatchObject({ code: 'TARGET_EXISTS' });
    expect(tree(out)).toEqual(before);
    fs.rmSync(join(out, 'name.zip'));
    await expect(publish()).rejects.toMatchObject({ code: 'TARGET_EXISTS' });
    fs.renameSync(join(out, 'name_files'), join(out, 'other'));
    await publish();
  });

  it('leaves the old pair when the zip does not pass its check, or the content is refused', async () => {
    const before = putOldPair();
    const check = (): Promise<void> => Promise.reject(new Error('not as meant'));
    await expect(publish({ overwrite: true, check })).rejects.toThrow('not as meant');
    expect(tree(out)).toEqual(before);
    fs.symlinkSync('setup.exe', join(source, 'link'));
    await expect(publish({ overwrite: true })).rejects.toMatchObject({ code: 'CONTENT_TYPE' });
    expect(tree(out)).toEqual(before);
  });

  it('shows the check a whole zip on the disk', async () => {
    const seen: string[] = [];
    await publish({ check: async (zip) => void seen.push(fs.readFileSync(zip, 'utf8')) });
    expect(seen).toEqual(['new zip']);
  });

  it('refuses to write into a source, or to replace one', async () => {
    for (const zip of [join(source, 'a.zip'), join(source, 'sub/a.zip')]) {
      await expect(publish({ zip })).rejects.toMatchObject({ code: 'TARGET_INVALID' });
    }
    fs.symlinkSync(source, join(root, 'alias'));
    await expect(publish({ zip: join(root, 'alias/a.zip') })).rejects.toMatchObject({ code: 'TARGET_INVALID' });
    putOldPair();
    const content = [{ source: join(out, 'name_files/Old'), relativePath: 'Old', singleFile: false }];
    await expect(publish({ content, overwrite: true })).rejects.toMatchObject({ code: 'TARGET_INVALID' });
    expect(Object.keys(tree(source))).toHaveLength(4);
  });

  it('refuses a working folder that someone planted', async () => {
    fs.mkdirSync(join(root, 'elsewhere'));
    fs.symlinkSync(join(root, 'elsewhere'), join(out, '.name.zip.tsferry'));
    await expect(publish()).rejects.toMatchObject({ code: 'TARGET_INVALID' });
    expect(fs.readdirSync(join(root, 'elsewhere'))).toEqual([]);
  });

  it('writes through no link that stands in the working folder', async () => {
    const staging = join(out, '.name.zip.tsferry');
    fs.mkdirSync(staging, { mode: 0o700 });
    for (const name of ['export.zip', 'journal', 'swap.json', 'files', 'old.zip']) {
      fs.symlinkSync(join(root, 'boot.wim'), join(staging, name));
    }
    await publish();
    expect(fs.readFileSync(join(root, 'boot.wim'), 'utf8')).toBe('image');
    expect(tree(out)).toMatchObject({ 'name.zip': hash('new zip') });
    expect(Object.keys(tree(out)).filter((path) => path.startsWith('.'))).toEqual([]);
  });

  it('fails with TARGET_BUSY while another export writes there', async () => {
    let second: unknown;
    await publish({
      check: async () => {
        second = await publish().catch((error: unknown) => error);
      },
    });
    expect(second).toMatchObject({ code: 'TARGET_BUSY' });
    expect(Object.keys(tree(out))).toContain('name.zip');
  });

  it('takes over the lock of a process that is gone, and not that of another machine', async () => {
    const staging = join(out, '.name.zip.tsferry');
    const gone = spawnSync('true').pid;
    fs.mkdirSync(staging, { mode: 0o700 });
    const lock = (host: string): void =>
      fs.writeFileSync(join(staging, 'lock.1'), JSON.stringify({ pid: gone, start: '1', host }));
    lock('elsewhere.contoso.com');
    await expect(publish()).rejects.toMatchObject({ code: 'TARGET_BUSY' });
    lock(hostname());
    await publish();
    expect(fs.existsSync(staging)).toBe(false);
  });

  it('takes a lock with nothing in it for a start that is under way, and after ten seconds for a dead one', async () => {
    const staging = join(out, '.name.zip.tsferry');
    fs.mkdirSync(staging, { mode: 0o700 });
    fs.writeFileSync(join(staging, 'lock.1'), '');
    await expect(publish()).rejects.toMatchObject({ code: 'TARGET_BUSY' });
    const old = new Date(Date.now() - 11_000);
    fs.utimesSync(join(staging, 'lock.1'), old, old);
    await publish();
  });

  it('lets exactly one of several exports to one target through at a time', async () => {
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => publish()));
    const codes = all.map((each) => (each.status === 'fulfilled' ? 'done' : (each.reason as { code: string }).code));
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    expect(codes.every((code) => ['done', 'TARGET_BUSY', 'TARGET_EXISTS'].includes(code))).toBe(true);
    expect(Object.keys(tree(out)).filter((path) => path.startsWith('.'))).toEqual([]);
  });

  it('leaves the old pair or the new one after a cancel at any call, and nothing else', async () => {
    const seen = new Set<string>();
    for (let n = 0, last = false; !last; n += 1) {
      fs.rmSync(out, { recursive: true, force: true });
      fs.mkdirSync(out);
      const before = putOldPair();
      const cancel = new AbortController();
      const counted = { calls: 0 };
      const disk = onCall(counted, (calls) => void (calls === n && cancel.abort()));
      if (n === 0) cancel.abort();
      const ended = await publish({ overwrite: true, disk }, cancel.signal).then(
        () => 'done',
        (error: unknown) => error,
      );
      last = counted.calls < n;
      seen.add(ended === 'done' ? 'done' : 'cancelled');
      if (ended === 'done') {
        expect(tree(out), `call ${n}`).toMatchObject({ 'name.zip': hash('new zip') });
        expect(Object.keys(tree(out)).filter((path) => path.startsWith('.') || path.includes('Old'))).toEqual([]);
      } else {
        expect(ended, `call ${n}`).toMatchObject({ code: 'CANCELLED' });
        expect(tree(out), `call ${n}`).toEqual(before);
      }
    }
    expect([...seen].sort()).toEqual(['cancelled', 'done']);
  });
});

describe('resume', () => {
  /** A disk that dies after it copied some files: what a killed process leaves, with the lock of a dead one. */
  async function killAfterCopy(kept: number): Promise<void> {
    const staging = join(out, '.name.zip.tsferry');
    const disk: Disk = {
      ...nodeDisk,
      copy: async (jobs, options) => {
        await nodeDisk.copy([...jobs].slice(0, kept), options);
        fs.cpSync(staging, join(root, 'killed'), { recursive: true });
        throw new Error('killed');
      },
    };
    await expect(publish({ disk })).rejects.toThrow('killed');
    expect(fs.existsSync(staging)).toBe(false);
    fs.cpSync(join(root, 'killed'), staging, { recursive: true });
    const lock = JSON.stringify({ pid: spawnSync('true').pid, start: '1', host: hostname() });
    fs.writeFileSync(join(staging, 'lock.1'), lock);
  }

  /** Publishes and tells which sources were read. */
  async function readAgain(more: Partial<PublishOptions> = {}): Promise<string[]> {
    const read: string[] = [];
    const disk: Disk = {
      ...nodeDisk,
      copy: (jobs, options) => {
        const all: CopyJob[] = [...jobs];
        read.push(...all.map((job) => job.source.slice(root.length + 1)));
        return nodeDisk.copy(all, options);
      },
    };
    await publish({ disk, ...more });
    return read;
  }

  const wholePair = (): void => {
    const copied = tree(join(out, 'name_files/Office'));
    expect(copied).toEqual(tree(source));
    expect(Object.keys(tree(out)).filter((path) => path.startsWith('.'))).toEqual([]);
  };

  it('reads no finished file again', async () => {
    await killAfterCopy(2);
    expect(await readAgain()).toEqual(['source/sub/data one.cab']);
    wholePair();
  });

  it('reads a source again that changed since', async () => {
    await killAfterCopy(2);
    fs.writeFileSync(join(source, 'setup.exe'), 'SETUP');
    expect(await readAgain()).toEqual(['source/setup.exe', 'source/sub/data one.cab']);
    wholePair();
  });

  it('copies again what does not have the hash it should have', async () => {
    await killAfterCopy(2);
    fs.writeFileSync(join(out, '.name.zip.tsferry/files/Office/setup.exe'), 'sEtup');
    expect(await readAgain()).toEqual(['source/setup.exe', 'source/sub/data one.cab']);
    wholePair();
  });

  it('uses what another selection has in common, and keeps nothing else', async () => {
    await killAfterCopy(3);
    const content = [{ source: join(root, 'boot.wim'), relativePath: 'Boot/boot.wim', singleFile: true }];
    expect(await readAgain({ content })).toEqual([]);
    expect(Object.keys(tree(join(out, 'name_files')))).toEqual(['Boot/', 'Boot/boot.wim', 'SHA256SUMS']);
  });

  it('survives a journal that was cut off or holds anything else', async () => {
    await killAfterCopy(2);
    const journal = join(out, '.name.zip.tsferry/journal');
    const text = fs.readFileSync(journal, 'utf8');
    fs.writeFileSync(journal, `null\n{}\n["../../x",1,"2","3"]\n[1\n${text.slice(0, -5)}`);
    expect(await readAgain()).toEqual(['source/setup.exe', 'source/sub/data one.cab']);
    wholePair();
  });
});

describe('a disk that fails', () => {
  /** The real disk, but the n-th call fails: once, or it and all after it. */
  function failing(n: number, errno: string, sticky: boolean, counted: { calls: number }): Disk {
    return onCall(counted, (calls, syscall, path) => {
      if (calls < n || (calls > n && !sticky)) return;
      throw Object.assign(new Error(`${errno}: injected`), { code: errno, syscall, path });
    });
  }

  it.each([
    ['ENOSPC', 'CONTENT_SPACE', false],
    ['EIO', 'WRITE_FAILED', true],
  ] as const)('leaves a whole pair after %s at any call, and the next export is whole', async (errno, code, sticky) => {
    for (let n = 1, last = false; !last; n += 1) {
      fs.rmSync(out, { recursive: true, force: true });
      fs.mkdirSync(out);
      const before = putOldPair();
      const counted = { calls: 0 };
      const content = [{ source: join(root, 'boot.wim'), relativePath: 'Boot/boot.wim', singleFile: true }];
      const error = await publish({ overwrite: true, content, disk: failing(n, errno, sticky, counted) }).then(
        () => null,
        (caught: unknown) => caught,
      );
      last = counted.calls < n;
      if (error !== null && (error as { message: string }).message.includes('is published') === false) {
        expect(error, `call ${n}`).toMatchObject({ code });
        // A disk that works again for the clean-up leaves nothing; one that does not leaves it to the next export.
        if (!sticky) expect(tree(out), `call ${n}`).toEqual(before);
      }
      if (fs.readdirSync(out).every((name) => !name.startsWith('.'))) continue;
      await publish({ overwrite: true, content });
      const after = tree(out);
      expect(after, `call ${n}`).toMatchObject({
        'name.zip': hash('new zip'),
        'name_files/Boot/boot.wim': hash('image'),
      });
      expect(Object.keys(after).filter((path) => path.startsWith('.') || path.includes('Old'))).toEqual([]);
    }
  });

  it('tries a rename again that a virus scanner holds up, five times at most', async () => {
    let calls = 0;
    const busy = (until: number) => async (): Promise<void> => {
      calls += 1;
      if (calls < until) throw Object.assign(new Error('busy'), { code: 'EBUSY' });
    };
    await withRetries(busy(3));
    expect(calls).toBe(3);
    calls = 0;
    await expect(withRetries(busy(9))).rejects.toMatchObject({ code: 'EBUSY' });
    expect(calls).toBe(5);
  });
});

describe('resolveTarget', () => {
  it('adds .zip when it lacks it, in whatever case', () => {
    expect(resolveTarget(join(out, 'x'))).toBe(join(fs.realpathSync(out), 'x.zip'));
    expect(resolveTarget(join(out, 'x.ZIP'))).toBe(join(fs.realpathSync(out), 'x.ZIP'));
    expect(resolveTarget(join(out, 'v1.2'))).toBe(join(fs.realpathSync(out), 'v1.2.zip'));
  });

  it.each([
    ['a folder', (path: string) => fs.mkdirSync(path)],
    ['a link', (path: string) => fs.symlinkSync('/etc/passwd', path)],
    ['a FIFO', (path: string) => spawnSync('mkfifo', [path])],
  ])('refuses %s under the name of the zip', (_, make) => {
    make(join(out, 'x.zip'));
    expect(() => resolveTarget(join(out, 'x'))).toThrow(expect.objectContaining({ code: 'TARGET_INVALID' }));
  });

  it.each(['nul.zip', 'a:b', '.zip', 'folder/', 'none/x.zip', `${'x'.repeat(240)}`])('refuses %j', (name) => {
    expect(() => resolveTarget(`${out}/${name}`)).toThrow(expect.objectContaining({ code: 'TARGET_INVALID' }));
  });

  it('refuses a link or a file under the name of the files folder', () => {
    fs.writeFileSync(join(out, 'x_files'), '');
    expect(() => resolveTarget(join(out, 'x'))).toThrow(expect.objectContaining({ code: 'TARGET_INVALID' }));
  });
});
