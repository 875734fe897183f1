import { posix, win32 } from 'node:path';

/** Where this process runs. */
export type Surroundings = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly homedir: string;
  readonly cwd: string;
};

/**
 * The folder of the default store: TSFERRY_HOME, else `tsferry` in the platform's folder for settings. XDG_CONFIG_HOME
 * counts only when absolute (XDG Base Directory Specification).
 */
export function homeFolder({ env, platform, homedir, cwd }: Surroundings): string {
  const path = platform === 'win32' ? win32 : posix;
  if (env['TSFERRY_HOME']) return path.resolve(cwd, env['TSFERRY_HOME']);
  if (platform === 'win32') return path.join(env['APPDATA'] || path.join(homedir, 'AppData', 'Roaming'), 'tsferry');
  if (platform === 'darwin') return path.join(homedir, 'Library', 'Application Support', 'tsferry');
  const config = env['XDG_CONFIG_HOME'] ?? '';
  return path.join(path.isAbsolute(config) ? config : path.join(homedir, '.config'), 'tsferry');
}
