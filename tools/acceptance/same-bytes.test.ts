/** One plan to one path gives the same bytes, wherever and whenever it is applied. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fixture, temporaryEngine } from './temporary-engine.js';

/** Every file below a folder with its hash. */
function hashes(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => `${file} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`)
    .sort();
}

it('writes the same bytes twice, in another process, time zone and locale too', async () => {
  const at = await temporaryEngine('LAB');
  await at.import({ site: 'LAB', file: fixture('lab.zip') });
  const plan = await at.engine.planExport({ site: 'LAB', roots: ['Deploy Windows 11'], comment: 'Twice' });
  const [out, to] = [at.path('out'), at.path('out', 'twice.zip')];
  mkdirSync(out);
  await at.engine.applyExport({ plan, to });
  const first = hashes(out);
  expect(first.length).toBe(34);
  await at.engine.applyExport({ plan, to, overwrite: true });
  expect(hashes(out)).toEqual(first);

  rmSync(out, { recursive: true });
  mkdirSync(out);
  writeFileSync(at.path('plan.json'), JSON.stringify(plan));
  const script = join(import.meta.dirname, 'apply-plan.ts');
  const env = { ...process.env, TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' };
  const args = ['--import', 'tsx', '--conditions=@tsferry/source', script, at.home, at.path('plan.json'), to];
  expect(execFileSync(process.execPath, args, { env, encoding: 'utf8' }).trim()).toBe('-840');
  expect(hashes(out)).toEqual(first);
  await at.dispose();
});
