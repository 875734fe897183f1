import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createBench, writeSmallLab, type Bench } from './testing/small-lab.js';

let bench: Bench;
beforeEach(async () => {
  bench = createBench();
  for (const code of ['PRD', 'SEC']) await bench.engine.createSite({ code });
});
afterEach(async () => {
  await bench.engine.close();
  rmSync(bench.folder, { recursive: true, force: true });
});

it('content that an import left where it was is used by the objects of that site, until it is copied', async () => {
  const { engine, folder } = bench;
  const file = await writeSmallLab(folder);
  const users = async (...path: string[]): Promise<string[]> =>
    (await engine.files.contentUsers(join(folder, ...path))).map(({ site, name }) => `${site} ${name}`);
  await engine.applyImport({ plan: await engine.planImport({ site: 'PRD', file }) });
  await engine.applyImport({ plan: await engine.planImport({ site: 'SEC', file, content: false }) });
  expect(await users('lab_files')).toEqual(['PRD Deployment Tools']);
  expect(await users('lab_files', 'Deployment Tools')).toEqual(['PRD Deployment Tools']);
  // The name of another folder that begins alike is not that folder.
  expect(await users('lab_file')).toEqual([]);
  mkdirSync(join(folder, 'share'));
  const again = { site: 'PRD', file, contentTo: join(folder, 'share'), policy: { default: 'overwrite' as const } };
  await engine.applyImport({ plan: await engine.planImport(again) });
  expect(await users('lab_files')).toEqual([]);
  expect(await users('share')).toEqual(['PRD Deployment Tools']);
});

it.each([
  ['was imported through a link', 'link', 'data'],
  ['is asked for through a link', 'data', 'link'],
])('content that %s is found all the same', async (_what, imported, asked) => {
  const { engine, folder } = bench;
  mkdirSync(join(folder, 'data'));
  symlinkSync('data', join(folder, 'link'));
  await writeSmallLab(join(folder, 'data'));
  await engine.applyImport({ plan: await engine.planImport({ site: 'PRD', file: join(folder, imported, 'lab.zip') }) });
  const users = await engine.files.contentUsers(join(folder, asked, 'lab_files'));
  expect(users).toEqual([{ site: 'PRD', class: 'SMS_Package', id: 'PRD00001', name: 'Deployment Tools' }]);
  // What is gone is no longer a link to anything, and its name still says where it was.
  rmSync(join(folder, 'data', 'lab_files'), { recursive: true });
  expect(await engine.files.contentUsers(join(folder, asked, 'lab_files'))).toEqual(users);
});
