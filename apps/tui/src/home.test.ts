import { describe, expect, it } from 'vitest';
import { homeFolder, type Surroundings } from './home.js';

const linux: Surroundings = { env: {}, platform: 'linux', homedir: '/home/ada', cwd: '/srv/data' };
const windows: Surroundings = { env: {}, platform: 'win32', homedir: 'C:\\Users\\ada', cwd: 'D:\\work' };

describe('homeFolder', () => {
  it.each<[string, Surroundings, string]>([
    ['the settings of Linux', linux, '/home/ada/.config/tsferry'],
    ['XDG_CONFIG_HOME', { ...linux, env: { XDG_CONFIG_HOME: '/etc/ada' } }, '/etc/ada/tsferry'],
    ['no XDG_CONFIG_HOME that is relative', { ...linux, env: { XDG_CONFIG_HOME: 'ada' } }, '/home/ada/.config/tsferry'],
    ['the settings of macOS', { ...linux, platform: 'darwin' }, '/home/ada/Library/Application Support/tsferry'],
    ['the settings of Windows', windows, 'C:\\Users\\ada\\AppData\\Roaming\\tsferry'],
    ['APPDATA', { ...windows, env: { APPDATA: 'E:\\roaming' } }, 'E:\\roaming\\tsferry'],
    ['TSFERRY_HOME', { ...linux, env: { TSFERRY_HOME: '/srv/ferry', XDG_CONFIG_HOME: '/x' } }, '/srv/ferry'],
    ['a relative TSFERRY_HOME', { ...linux, env: { TSFERRY_HOME: 'ferry' } }, '/srv/data/ferry'],
    ['no empty TSFERRY_HOME', { ...linux, env: { TSFERRY_HOME: '' } }, '/home/ada/.config/tsferry'],
  ])('is %s', (_name, surroundings, folder) => {
    expect(homeFolder(surroundings)).toBe(folder);
  });
});
