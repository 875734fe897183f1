import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { archivePath } from './archive-path.js';

const folder = mkdtempSync(join(tmpdir(), 'tsferry-to-'));
mkdirSync(join(folder, 'out'));
afterAll(() => rmSync(folder, { recursive: true }));

const row = (name: string, because: string | null = null) => ({ name, because }) as never;
const plan = { objects: [row('Tools', 'LAB00002'), row('Deploy: "Windows 11"? ')] };

describe('where an archive goes', () => {
  it.each([
    ['new', 'new.zip'],
    ['new.zip', 'new.zip'],
    ['out', 'out/Deploy_ _Windows 11__.zip'],
    ['out/', 'out/Deploy_ _Windows 11__.zip'],
    ['out/.', 'out/Deploy_ _Windows 11__.zip'],
    ['out/..', 'Deploy_ _Windows 11__.zip'],
    ['out.zip', 'out.zip'],
  ])('is inside what %s names', (to, expected) => {
    expect(archivePath(`${folder}/${to}`, plan)).toBe(join(folder, expected));
  });

  it('is no folder that is not there', () => {
    expect(() => archivePath(`${folder}/absent/`, plan)).toThrow('There is no folder');
  });

  it('has a name also for objects that have none', () => {
    expect(archivePath(folder, { objects: [row('...')] })).toBe(join(folder, 'export.zip'));
  });
});
