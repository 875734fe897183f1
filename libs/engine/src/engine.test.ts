import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { AppError, type ErrorCode, type ImportPlan } from '@tsferry/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBench, labScope, writeSmallLab, type Bench } from './testing/small-lab.js';
import { useCases } from './use-cases/table.js';

let bench: Bench;
let zip: string;

beforeEach(async () => {
  bench = createBench();
  zip = await writeSmallLab(bench.folder);
  await bench.engine.createSite({ code: 'PRD' });
});
afterEach(async () => {
  await bench.engine.close();
  rmSync(bench.folder, { recursive: true, force: true });
});

/** The code that a promise is refused with. */
async function codeOf(promise: Promise<unknown>): Promise<ErrorCode | 'none'> {
  return promise.then(
    () => 'none' as const,
    (error: unknown) => {
      if (error instanceof AppError) return error.code;
      throw error;
    },
  );
}

const plan = (more: object = {}) => bench.engine.planImport({ site: 'PRD', file: zip, ...more });
const importAll = async (more: object = {}) => bench.engine.applyImport({ plan: await plan(more) });

describe('inspecting', () => {
  it('says what an archive holds, in the shape that is documented', async () => {
    const found = useCases.inspectArchive.output.parse(await bench.engine.inspectArchive({ file: zip }));
    expect(found.archive).toMatchObject({
      flavour: 'manifest',
      authoringScope: labScope,
      comment: 'A small lab',
      checksums: 'absent',
    });
    expect(found.roots).toEqual(['LAB00003']);
    expect(found.objects.map(({ id, content }) => [id, content?.present, content?.bytes])).toEqual([
      ['LAB00001', true, 24],
      ['LAB00002', undefined, undefined],
      ['LAB00003', undefined, undefined],
    ]);
    expect(found.objects[1]?.references).toMatchObject([{ id: 'LAB00001', inArchive: true, class: 'SMS_Package' }]);
  });

  it('says that content is not there', async () => {
    rmSync(join(bench.folder, 'lab_files'), { recursive: true });
    const found = await bench.engine.inspectArchive({ file: zip });
    expect(found.objects[0]?.content).toMatchObject({ present: false, bytes: null });
  });
});

describe('importing', () => {
  it('creates every object under new ids, and again links them all', async () => {
    const first = await importAll({ folder: 'OSD\\Prod/' });
    expect(first.objects.map(({ match, action, targetId }) => [match, action, targetId])).toEqual([
      ['new', 'create', 'PRD00001'],
      ['new', 'create', 'PRD00002'],
      ['new', 'create', 'PRD00003'],
    ]);
    const { objects } = await bench.engine.listObjects({ site: 'PRD', folder: '/OSD/Prod' });
    expect(objects.map(({ id }) => id)).toEqual(['PRD00002', 'PRD00003']);
    const second = await plan();
    expect(second.objects.map(({ action, targetId }) => [action, targetId])).toEqual([
      ['ignore', 'PRD00001'],
      ['ignore', 'PRD00002'],
      ['ignore', 'PRD00003'],
    ]);
  });

  it('applies a plan once, whoever sends it twice', async () => {
    const one = await plan();
    await bench.engine.applyImport({ plan: one });
    await bench.engine.applyImport({ plan: one });
    expect((await bench.engine.listObjects({ site: 'PRD' })).objects).toHaveLength(3);
  });

  it('refuses a plan when the site or the archive changed since', async () => {
    const [one, other] = [await plan(), await plan()];
    await bench.engine.applyImport({ plan: other });
    expect(await codeOf(bench.engine.applyImport({ plan: one }))).toBe('PLAN_STALE');
    const changed = await plan();
    writeFileSync(zip, readFileSync(await otherArchive()));
    expect(await codeOf(bench.engine.applyImport({ plan: changed }))).toBe('ARCHIVE_CHANGED');
  });

  it('leaves the site as it was when content is missing, and imports definitions alone on request', async () => {
    renameSync(join(bench.folder, 'lab_files'), join(bench.folder, 'elsewhere'));
    expect(await codeOf(plan())).toBe('CONTENT_MISSING');
    await importAll({ content: false });
    const shown = await bench.engine.showObject({ site: 'PRD', id: 'PRD00001' });
    expect(shown.contents).toEqual([
      { key: '', path: '\\\\files.contoso.com\\sources$\\Deployment Tools', bytes: null, files: null, checked: false },
    ]);
  });

  it('copies content to a share that a map names, and points to it as the share', async () => {
    const share = join(bench.folder, 'share');
    mkdirSync(join(share, 'Deployment Tools'), { recursive: true });
    await importAll({ contentTo: '\\\\prd\\sources$', maps: [{ unc: '\\\\prd\\sources$', folder: share }] });
    const { contents } = await bench.engine.showObject({ site: 'PRD', id: 'PRD00001' });
    expect(contents).toMatchObject([
      { path: '\\\\prd\\sources$\\Deployment Tools (2)', bytes: 24, files: 2, checked: true },
    ]);
    expect(readdirSync(join(share, 'Deployment Tools'))).toEqual([]);
    expect(readFileSync(join(share, 'Deployment Tools (2)', 'x64', 'tool.exe'), 'utf8')).toBe('not really a tool');
  });

  it('applies a plan that copies content once, whoever sends it twice', async () => {
    const share = join(bench.folder, 'share');
    mkdirSync(share);
    const one = await plan({ contentTo: share });
    await bench.engine.applyImport({ plan: one });
    await bench.engine.applyImport({ plan: one });
    expect(readdirSync(share)).toEqual(['Deployment Tools']);
  });

  it('remembers absolute folders, however a map names them', async () => {
    mkdirSync(join(bench.folder, 'share'));
    const folder = relative(process.cwd(), `${bench.folder}/home/../share/`);
    const made = await plan({ contentTo: '\\\\prd\\s', maps: [{ unc: '\\\\prd\\s', folder }] });
    await bench.engine.applyImport({ plan: made });
    expect(made.objects[0]?.contents[0]?.folder).toBe(join(bench.folder, 'share', 'Deployment Tools'));
    expect(readdirSync(join(bench.folder, 'share', 'Deployment Tools')).sort()).toEqual(['read me.txt', 'x64']);
  });

  it('takes content from beside the archive and to the share of the plan, whatever a plan says', async () => {
    const share = join(bench.folder, 'share');
    mkdirSync(share);
    const [inPlace, copied, none] = [await plan(), await plan({ contentTo: share }), await plan({ content: false })];
    const changed = (made: ImportPlan, change: object): ImportPlan => ({
      ...made,
      objects: made.objects.map((row) => ({
        ...row,
        contents: row.contents.map((content) => ({ ...content, ...change })),
      })),
    });
    for (const made of [
      changed(inPlace, { folder: '/etc' }),
      changed(inPlace, { key: 'other' }),
      changed(inPlace, { singleFile: true }),
      changed(copied, { folder: '/etc' }),
      changed(copied, { folder: join(bench.folder, 'sharE', 'x') }),
      changed(none, { folder: '/etc' }),
    ]) {
      expect(await codeOf(bench.engine.applyImport({ plan: made }))).toBe('PLAN_STALE');
    }
    const outside = changed(copied, { folder: `${share}/../outside` });
    expect(await codeOf(bench.engine.applyImport({ plan: outside }))).toBe('CONTENT_NAME');
    expect((await bench.engine.listObjects({ site: 'PRD' })).objects).toEqual([]);
    expect(existsSync(join(bench.folder, 'outside'))).toBe(false);
  });

  it('removes what it copied when the plan is stale', async () => {
    const share = join(bench.folder, 'share');
    mkdirSync(share);
    const stale = await plan({ contentTo: share });
    await importAll();
    expect(await codeOf(bench.engine.applyImport({ plan: stale }))).toBe('PLAN_STALE');
    expect(readdirSync(share).filter((name) => !name.startsWith('.'))).toEqual([]);
  });

  it('changes nothing when it is cancelled', async () => {
    const cancelled = await plan();
    const signal = AbortSignal.abort();
    expect(await codeOf(bench.engine.applyImport({ plan: cancelled }, { signal }))).toBe('CANCELLED');
    expect((await bench.engine.listObjects({ site: 'PRD' })).objects).toEqual([]);
  });
});

/** An export of another site, as it may replace a file between a plan and its import. */
async function otherArchive(): Promise<string> {
  const made = await bench.engine.planExport({ site: 'PRD', roots: ['PRD00001'], content: false });
  return (await bench.engine.applyExport({ plan: made, to: join(bench.folder, 'other') })).archive;
}

describe('exporting', () => {
  const to = () => join(bench.folder, 'out.zip');
  const exportPlan = (more: object = {}) => bench.engine.planExport({ site: 'PRD', roots: ['Parent'], ...more });

  beforeEach(async () => {
    await importAll();
  });

  it('takes along what a task sequence needs, dependencies first, with the reason', async () => {
    const made = await exportPlan({ comment: 'For production' });
    expect(made.objects.map(({ id, because }) => [id, because])).toEqual([
      ['PRD00001', 'PRD00002'],
      ['PRD00002', 'PRD00003'],
      ['PRD00003', null],
    ]);
    const done = useCases.applyExport.output.parse(await bench.engine.applyExport({ plan: made, to: to() }));
    expect(done).toMatchObject({ applied: true, archive: to(), content: { files: 2, bytes: 24 } });
    const verified = await bench.engine.verifyArchive({ file: to() });
    expect(verified).toMatchObject({ archive: { checksums: 'ok', comment: 'For production' }, content: { files: 2 } });
  });

  it('writes the same bytes for the same plan', async () => {
    const made = await exportPlan();
    await bench.engine.applyExport({ plan: made, to: to() });
    const first = readFileSync(to());
    await bench.engine.applyExport({ plan: made, to: to(), overwrite: true });
    expect(readFileSync(to()).equals(first)).toBe(true);
  });

  it('exports the roots alone on request, and what they need is named as missing', async () => {
    const made = await exportPlan({ dependencies: false });
    expect(made.objects.map(({ id }) => id)).toEqual(['PRD00003']);
    await bench.engine.applyExport({ plan: made, to: to() });
    expect((await bench.engine.inspectArchive({ file: to() })).missing).toMatchObject([
      { id: 'PRD00002', name: 'Child', class: 'SMS_TaskSequencePackage', wantedBy: ['PRD00003'] },
    ]);
  });

  it('names every difference of a pair that was changed after the export', async () => {
    await bench.engine.applyExport({ plan: await exportPlan(), to: to() });
    const files = join(bench.folder, 'out_files', 'Deployment Tools');
    appendFileSync(join(files, 'read me.txt'), '!');
    writeFileSync(join(files, 'new.txt'), 'new');
    rmSync(join(files, 'x64', 'tool.exe'));
    const error = await bench.engine.verifyArchive({ file: to() }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      code: 'CONTENT_INTEGRITY',
      details: {
        differences: expect.arrayContaining([
          { path: 'Deployment Tools/x64/tool.exe', problem: 'missing' },
          { path: 'Deployment Tools/new.txt', problem: 'not listed' },
          { path: 'Deployment Tools/read me.txt', problem: 'changed' },
        ]),
      },
    });
    expect((await bench.engine.inspectArchive({ file: to() })).archive.checksums).toBe('failed');
  });

  it('does not replace content that objects of any site are installed from, unless it is copied', async () => {
    const { engine, folder } = bench;
    await engine.applyExport({ plan: await exportPlan(), to: to() });
    await engine.createSite({ code: 'SEC' });
    const input = { site: 'SEC', file: to() };
    await engine.applyImport({ plan: await engine.planImport(input) });
    const before = readFileSync(to());
    for (const content of [true, false]) {
      const made = await exportPlan({ content, comment: 'Another' });
      const again = engine.applyExport({ plan: made, to: join(folder, 'out'), overwrite: true });
      const error = await again.catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: 'ARCHIVE_IN_USE', details: { path: join(folder, 'out_files'), objects: 1 } });
      // Whoever exports from one site may not see what the others hold.
      expect(JSON.stringify(error) + String(error)).not.toMatch(/SEC|Deployment Tools/);
    }
    expect(readFileSync(to()).equals(before)).toBe(true);
    expect((await engine.verifyArchive({ file: to() })).archive.checksums).toBe('ok');
    mkdirSync(join(folder, 'share'));
    const copied = { ...input, contentTo: join(folder, 'share'), policy: { default: 'overwrite' as const } };
    await engine.applyImport({ plan: await engine.planImport(copied) });
    const made = await exportPlan({ comment: 'Another' });
    expect(await engine.applyExport({ plan: made, to: to(), overwrite: true })).toMatchObject({ applied: true });
  });

  it('does not replace content that another process made the source of objects while the export went on', async () => {
    const { engine, folder } = bench;
    await engine.applyExport({ plan: await exportPlan(), to: to() });
    await engine.createSite({ code: 'SEC' });
    const script = `
      import { createEngine } from ${JSON.stringify(join(import.meta.dirname, 'create-engine.ts'))};
      const engine = createEngine({ home: ${JSON.stringify(join(folder, 'home'))} });
      const plan = await engine.planImport({ site: 'SEC', file: ${JSON.stringify(to())} });
      console.log(String((await engine.applyImport({ plan })).applied));
      await engine.close();`;
    const args = ['--import', 'tsx', '--conditions=@tsferry/source', '--input-type=module', '--eval', script];
    let imported = '';
    const onProgress = (): void => {
      imported ||= execFileSync(process.execPath, args, { encoding: 'utf8' });
    };
    const made = await exportPlan({ comment: 'Another' });
    const again = engine.applyExport({ plan: made, to: to(), overwrite: true }, { onProgress });
    expect([await codeOf(again), imported]).toEqual(['ARCHIVE_IN_USE', 'true\n']);
    expect((await engine.inspectArchive({ file: to() })).archive.comment).toBe('');
  });

  it('refuses an object that changed since the plan, and a target that exists', async () => {
    const made = await exportPlan();
    await bench.engine.applyExport({ plan: made, to: to() });
    expect(await codeOf(bench.engine.applyExport({ plan: made, to: to() }))).toBe('TARGET_EXISTS');
    await importAll({ policy: { default: 'overwrite' } });
    const again = bench.engine.applyExport({ plan: made, to: join(bench.folder, 'later') });
    expect(await codeOf(again)).toBe('PLAN_STALE');
    expect(existsSync(join(bench.folder, 'later.zip'))).toBe(false);
  });
});

describe('asking', () => {
  it('explains why an object is there, of an archive and of a site', async () => {
    await importAll();
    const inFile = await bench.engine.explain({ id: 'lab00001', file: zip });
    expect(inFile.path.map(({ id, via }) => [id, via?.property, via?.step?.names])).toEqual([
      ['LAB00003', undefined, undefined],
      ['LAB00002', 'TsPackageID', ['Run the child']],
      ['LAB00001', 'PackageID', ['Run a tool']],
    ]);
    const inSite = await bench.engine.explain({ id: 'PRD00001', site: 'PRD' });
    expect(inSite.path.map(({ id }) => id)).toEqual(['PRD00003', 'PRD00002', 'PRD00001']);
  });

  it('tells the places that name an object, also one that is not there', async () => {
    await importAll();
    const { namedBy } = await bench.engine.explain({ id: 'Deployment Tools', site: 'PRD' });
    const place = { class: 'SMS_TaskSequencePackage', id: 'PRD00002', name: 'Child', property: 'PackageID' };
    expect(namedBy).toContainEqual({ ...place, step: { names: ['Run a tool'], index: [0] } });
    expect(await codeOf(bench.engine.explain({ id: 'PRD0FFFF', site: 'PRD' }))).toBe('NOT_FOUND');
  });

  it('lists the objects of a class by its names in any case, and refuses one that nothing has', async () => {
    await importAll();
    for (const name of ['SMS_Package', 'sms_package', 'package', 'Packages']) {
      const { objects } = await bench.engine.listObjects({ site: 'PRD', class: name });
      expect(objects.map(({ id }) => id)).toEqual(['PRD00001']);
    }
    await expect(bench.engine.listObjects({ site: 'PRD', class: 'Nope' })).rejects.toMatchObject({
      code: 'USAGE',
      message: 'There is no class "Nope".',
      hint: expect.stringContaining('SMS_Application') as unknown,
    });
  });

  it('tells a primary site from one that is not there when another shall report to it', async () => {
    await importAll();
    const create = (reportsTo: string) => bench.engine.createSite({ code: 'P03', reportsTo });
    await expect(create('PRD')).rejects.toMatchObject({ message: 'PRD is a primary site: no site can report to it.', next: [] }); // prettier-ignore
    await expect(create('CAS')).rejects.toMatchObject({ next: [{ do: 'create-site', code: 'CAS', kind: 'central' }] });
  });

  it('shows an object with its steps, what it needs and what needs it', async () => {
    await importAll();
    const shown = useCases.showObject.output.parse(await bench.engine.showObject({ site: 'PRD', id: 'prd00002' }));
    expect(shown.steps).toMatchObject([{ kind: 'step', name: 'Run a tool', enabled: true }]);
    expect(shown.references).toMatchObject([{ id: 'PRD00001', inArchive: true }]);
    expect(shown.usedBy).toMatchObject([{ id: 'PRD00003' }]);
  });

  it('is refused with a code for what is not there, and for input of the wrong form', async () => {
    const { engine } = bench;
    expect(await codeOf(engine.listObjects({ site: 'ABC' }))).toBe('SITE_UNKNOWN');
    expect(await codeOf(engine.showObject({ site: 'PRD', id: 'PRD0FFFF' }))).toBe('NOT_FOUND');
    expect(await codeOf(engine.createSite({ code: 'TOOLONG' }))).toBe('USAGE');
    await expect(engine.createSite({ code: 'TOOLONG' })).rejects.toThrow(
      /^Create a site: A site code is three letters or digits\.$/,
    );
    expect(await codeOf(engine.createSite({ code: 'PRD' }))).toBe('SITE_EXISTS');
    expect(await codeOf(engine.createSite({ code: 'P02', reportsTo: 'PRD' }))).toBe('USAGE');
    expect(await codeOf(engine.explain({ id: 'PRD00001' }))).toBe('USAGE');
  });
});

describe('a hierarchy', () => {
  it('imports at the central site once two primary sites report to it, and warns of an export elsewhere', async () => {
    const { engine } = bench;
    await engine.createSite({ code: 'CAS', kind: 'central' });
    await engine.createSite({ code: 'P01', reportsTo: 'CAS' });
    const early = await engine.planImport({ site: 'P01', file: zip });
    await engine.applyImport({ plan: early });
    await engine.createSite({ code: 'P02', reportsTo: 'CAS' });
    expect(await codeOf(engine.planImport({ site: 'P01', file: zip }))).toBe('CENTRAL_SITE_REQUIRED');
    const { warnings } = await engine.planExport({ site: 'P01', roots: ['*'] });
    expect(warnings.map(({ message }) => message).join()).toContain('CAS');
  });
});
