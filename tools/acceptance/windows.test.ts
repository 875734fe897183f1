/** The main job on Windows: the built command line on the Windows build of Node under Wine, in one Windows for all tests. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onWindows, startWindows, wine } from './wine.js';

const lab = onWindows(join(import.meta.dirname, '../fixtures/lab.zip'));
const share = '\\\\files.contoso.com\\sources$';

describe.skipIf(wine === null)('tsferry on Windows (needs Wine)', () => {
  let folder: string;
  let windows: ReturnType<typeof startWindows>;
  const tsferry = (...words: string[]): string => {
    const { code, out, err } = windows.tsferry(...words);
    expect({ words, code, err: code === 0 ? '' : err }).toEqual({ words, code: 0, err: '' });
    return out;
  };
  const map = (): string[] => ['--map', `${share}=${windows.path('share')}`];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tsferry-windows-'));
    for (const name of ['share', 'out']) mkdirSync(join(folder, name));
    windows = startWindows(folder, onWindows(join(folder, 'home')));
    tsferry('site', 'create', 'LAB');
    tsferry('import', lab, '--site', 'LAB', '--yes');
  });
  afterAll(() => {
    windows.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('runs on Windows', () => {
    expect(windows.node('-p', 'process.platform').out.trim()).toBe('win32');
    expect(existsSync(join(folder, 'home', 'tsferry.sqlite'))).toBe(true);
  });

  it('inspects and verifies an archive by a drive path', () => {
    const { archive, objects } = JSON.parse(tsferry('inspect', lab, '--json')) as Record<string, unknown>;
    expect({ archive, objects: (objects as unknown[]).length }).toMatchObject({ objects: 23 });
    expect(tsferry('verify', lab)).toContain('every one equal to its checksum');
  });

  it('exports, refuses to write over it, replaces it when told to, and leaves nothing else there', () => {
    const to = ['--to', windows.path('out', 'a.zip')];
    tsferry('export', 'Contoso VPN', '--site', 'LAB', ...to, '--yes');
    const refused = windows.tsferry('export', 'Contoso VPN', '--site', 'LAB', ...to, '--yes');
    expect(refused.code).toBe(4);
    expect(refused.err).toContain('add --overwrite');
    tsferry('export', 'Deployment Scripts', '--site', 'LAB', ...to, '--overwrite', '--yes');
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['a.zip', 'a_files']);
    expect(readdirSync(join(folder, 'out', 'a_files')).sort()).toEqual(['Deployment Scripts', 'SHA256SUMS']);
    tsferry('verify', windows.path('out', 'a.zip'));
  });

  it('imports content to a share by its UNC path, mapped to a drive, and exports it from there', () => {
    tsferry('export', 'Contoso VPN', '--site', 'LAB', '--to', windows.path('out', 'vpn.zip'), '--yes');
    tsferry('site', 'create', 'PRD');
    const words = ['import', windows.path('out', 'vpn.zip'), '--site', 'PRD', '--content-to', share, ...map()];
    tsferry(...words, '--yes');
    expect(readdirSync(join(folder, 'share')).sort()).toEqual(['Contoso VPN', 'Deployment Scripts']);
    expect(tsferry('show', 'PRD00002', '--site', 'PRD')).toContain(`${share}\\Contoso VPN`);
    tsferry('export', '*', '--site', 'PRD', '--to', windows.path('out', 'prd.zip'), ...map(), '--yes');
    tsferry('verify', windows.path('out', 'prd.zip'));
  });

  it.each(['con.zip', 'a:b.zip', 'what?.zip'])('refuses the name %s', (name) => {
    const words = ['export', 'Contoso VPN', '--site', 'LAB', '--to', `${windows.path('out')}\\${name}`, '--yes'];
    expect(windows.tsferry(...words).code).toBe(2);
  });

  it('writes and reads below a path of more than 260 characters', () => {
    const names = ['deep', ...Array.from({ length: 12 }, (_, index) => `folder ${index} ${'x'.repeat(20)}`)];
    mkdirSync(join(folder, ...names), { recursive: true });
    const zip = windows.path(...names, 'long.zip');
    expect(zip.length).toBeGreaterThan(300);
    tsferry('export', 'Contoso VPN', '--site', 'LAB', '--to', zip, '--yes');
    tsferry('verify', zip);
  });

  it('prints next commands that the shells of Windows run', () => {
    const out = tsferry(
      'export',
      'Contoso VPN',
      '--site',
      'LAB',
      '--to',
      windows.path('out', 'Two words.zip'),
      '--yes',
    );
    expect(out).not.toContain('sha256sum');
    const command = /tsferry (verify ".*")/.exec(out)?.[1] ?? '';
    expect(command).toBe(`verify "${windows.path('out', 'Two words.zip')}"`);
    writeFileSync(join(folder, 'next.bat'), `@"${windows.nodePath}" "${windows.launcher}" ${command}\r\n`);
    expect(windows.run('cmd', '/c', windows.path('next.bat')).out).toContain('every one equal to its checksum');
  });

  it.each([
    ['takes over the lock of an export whose process is gone', 'here', 0],
    ['waits for no export of another machine, and says who writes', 'CM02', 7],
  ])('%s', (_, host, code) => {
    const work = join(folder, 'out', `.${host}.zip.tsferry`);
    mkdirSync(work);
    const here = windows.node('-p', 'os.hostname()').out.trim();
    const holder = { pid: 4_000_000, start: '', host: host === 'here' ? here : host };
    writeFileSync(join(work, 'lock.1'), JSON.stringify(holder));
    const words = ['--site', 'LAB', '--to', windows.path('out', `${host}.zip`), '--yes'];
    expect(windows.tsferry('export', 'Contoso VPN', ...words).code).toBe(code);
    expect(existsSync(work)).toBe(code !== 0);
  });
});
