/** Every decision of an import, and every refusal that is no fault of a file. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { getText, outcomeOf, sequenceOf, type ErrorCode, type ManagedObject, type SiteObject } from '@tsferry/domain';
import {
  buildApplication,
  buildPackage,
  buildTaskSequence,
  runCommandLine,
  runTaskSequence,
} from '@tsferry/domain/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textFile, type ContentFiles } from '../fixtures-source/content-files.js';
import { makePair } from '../fixtures-source/fixture-pair.js';
import { labScope } from '../fixtures-source/names.js';
import { writeFiles } from './bad/small-pair.js';
import { readSite } from './read-site.js';
import { codeOf, temporaryEngine, type TemporaryEngine } from './temporary-engine.js';

type Given = ManagedObject | { readonly object: ManagedObject; readonly files: ContentFiles };

let at: TemporaryEngine;
beforeEach(async () => {
  at = await temporaryEngine('PRD');
});
afterEach(() => at.dispose());

/** Writes a pair of these objects and answers with the path of its zip. */
async function pairOf(name: string, ...given: readonly Given[]): Promise<string> {
  const objects = given.map((one) => ('files' in one ? one : { object: one }));
  writeFiles(at.folder, await makePair({ name, comment: '', usmtPackageId: '', objects }));
  return at.path(`${name}.zip`);
}

const objectOf = async (id: string, site = 'PRD'): Promise<SiteObject> =>
  (await readSite(at.home, site)).objects.find((one) => one.id === id)!;
const textOf = async (id: string): Promise<string> => sequenceOf((await objectOf(id)).instance)!.text;

/** Asserts the code an action fails with, its exit code, and that the site stays as it was. */
async function refused(code: ErrorCode, exit: number, work: () => Promise<unknown>, site = 'PRD'): Promise<void> {
  const before = await readSite(at.home, site);
  expect(await codeOf(work)).toBe(code);
  expect(outcomeOf(code).exit).toBe(exit);
  expect(await readSite(at.home, site)).toEqual(before);
}

const tools = (id = 'ABC00001', description = 'first'): ManagedObject =>
  buildPackage(id, 'Tools', { Description: description });
const run = (packageId = 'ABC00001', name = 'Run'): ManagedObject =>
  buildTaskSequence('ABC00002', name, [runCommandLine('Step', 'cmd.exe', packageId)]);
const runs = (id: string, childId: string): ManagedObject =>
  buildTaskSequence(id, `Sequence ${id}`, [
    runTaskSequence('Child', { id: childId, name: `Sequence ${childId}`, steps: [] }),
  ]);

describe('an object that was imported before', () => {
  it('is overwritten when told: id and folder stay, the definition and its version move', async () => {
    await at.import({ site: 'PRD', file: await pairOf('one', tools(), run()), folder: '/OSD' });
    const file = await pairOf('two', tools('ABC00001', 'second'), run('ABC00001', 'Run again'));
    const answer = await at.import({ site: 'PRD', file, folder: '/Other', policy: { default: 'overwrite' } });
    expect(answer.objects.map(({ match, action, targetId }) => [match, action, targetId])).toEqual([
      ['imported', 'overwrite', 'PRD00001'],
      ['imported', 'overwrite', 'PRD00002'],
    ]);
    const [object, sequence] = [await objectOf('PRD00001'), await objectOf('PRD00002')];
    expect([getText(object.instance, 'Description'), object.version]).toEqual(['second', 2]);
    expect([sequence.name, sequence.folder, sequence.version]).toEqual(['Run again', '/OSD', 2]);
  });

  it('is made a second time when told, under a new id that the new task sequence uses', async () => {
    const file = await pairOf('one', tools(), run());
    await at.import({ site: 'PRD', file });
    const answer = await at.import({ site: 'PRD', file, policy: { default: 'create' } });
    expect(answer.objects.map(({ targetId }) => targetId)).toEqual(['PRD00003', 'PRD00004']);
    expect(await textOf('PRD00004')).toContain('/run:PRD00003 ');
    expect(await textOf('PRD00002')).toContain('/run:PRD00001 ');
  });

  it('is decided by the nearest of its id, its class and the default', async () => {
    const file = await pairOf('one', tools(), buildPackage('ABC00003', 'More'), run());
    await at.import({ site: 'PRD', file });
    const policy = {
      default: 'ignore' as const,
      byClass: { SMS_Package: 'overwrite' as const },
      byId: { ABC00003: { action: 'create' as const } },
    };
    const plan = await at.engine.planImport({ site: 'PRD', file, policy });
    expect(plan.objects.map(({ action }) => action)).toEqual(['overwrite', 'create', 'ignore']);
  });

  it('counts no more once its target is gone from an empty registry of another site', async () => {
    const file = await pairOf('one', tools());
    await at.import({ site: 'PRD', file });
    await at.engine.createSite({ code: 'TST' });
    const plan = await at.engine.planImport({ site: 'TST', file });
    expect(plan.objects.map(({ match }) => match)).toEqual(['new']);
  });
});

describe('an application', () => {
  const application = (title: string) =>
    buildApplication({ scope: labScope, logicalName: 'Application_11111111-2222-4333-8444-555555555555', name: title });
  const id = `${labScope}/Application_11111111-2222-4333-8444-555555555555`;

  it('gets a revision when told, under the id it has', async () => {
    await at.import({ site: 'PRD', file: await pairOf('one', application('Agent')) });
    const file = await pairOf('two', application('Agent 2'));
    const answer = await at.import({ site: 'PRD', file, policy: { byClass: { SMS_Application: 'add-revision' } } });
    expect(answer.objects).toMatchObject([{ action: 'add-revision', targetId: id }]);
    const object = await objectOf(id);
    expect([object.name, object.version, getText(object.instance, 'CIVersion')]).toEqual(['Agent 2', 2, '2']);
  });

  it('is made a second time when told, under a new logical name', async () => {
    const file = await pairOf('one', application('Agent'));
    await at.import({ site: 'PRD', file });
    const answer = await at.import({ site: 'PRD', file, policy: { byId: { [id]: { action: 'create' } } } });
    const { targetId } = answer.objects[0]!;
    expect(targetId).toMatch(/^ScopeId_[0-9A-F-]{36}\/Application_[0-9a-f-]{36}$/i);
    expect(targetId).not.toBe(id);
    const logicalName = targetId.split('/')[1]!;
    expect(getText((await objectOf(targetId)).instance, 'SDMPackageXML')).toContain(`LogicalName="${logicalName}"`);
  });

  it('is never plainly overwritten', async () => {
    const file = await pairOf('one', application('Agent'));
    await at.import({ site: 'PRD', file });
    const policy = { byClass: { SMS_Application: 'overwrite' as const } };
    await refused('USAGE', 2, () => at.import({ site: 'PRD', file, policy }));
  });
});

describe('an object of the same name that was never imported', () => {
  const setUp = async (): Promise<string> => {
    await at.import({ site: 'PRD', file: await pairOf('one', tools()) });
    return pairOf('two', tools('ABC00009', 'another'), run('ABC00009'));
  };

  it('is a candidate, and a new object is made', async () => {
    const answer = await at.import({ site: 'PRD', file: await setUp() });
    expect(answer.objects[0]).toMatchObject({
      match: 'same-name',
      action: 'create',
      targetId: 'PRD00002',
      candidates: [{ class: 'SMS_Package', id: 'PRD00001', name: 'Tools' }],
    });
  });

  it.each(['ignore', 'overwrite'] as const)(
    'is linked into the task sequence by %s of the one chosen',
    async (action) => {
      const policy = { byId: { ABC00009: { action, targetId: 'PRD00001' } } };
      await at.import({ site: 'PRD', file: await setUp(), policy });
      expect(await textOf('PRD00002')).toContain('/run:PRD00001 ');
      const description = getText((await objectOf('PRD00001')).instance, 'Description');
      expect(description).toBe(action === 'ignore' ? 'first' : 'another');
    },
  );

  it('is taken for identical when nothing but the id differs, content included', async () => {
    const withFiles = (id: string, text: string) => ({ object: tools(id), files: { 'one.txt': textFile(text) } });
    await at.import({ site: 'PRD', file: await pairOf('one', withFiles('ABC00001', 'same')) });
    const planOf = async (name: string, text: string) =>
      (await at.engine.planImport({ site: 'PRD', file: await pairOf(name, withFiles('ABC00009', text)) })).objects;
    expect(await planOf('two', 'same')).toMatchObject([{ match: 'identical', action: 'ignore', targetId: 'PRD00001' }]);
    expect(await planOf('three', 'else')).toMatchObject([{ match: 'same-name', action: 'create' }]);
  });
});

describe('a missing reference', () => {
  it('waits for a decision', async () => {
    const file = await pairOf('one', run('ABC00050'));
    await refused('PLAN_BLOCKED', 4, () => at.import({ site: 'PRD', file }));
    const plan = await at.engine.planImport({ site: 'PRD', file });
    expect(plan.blockers).toMatchObject([{ code: 'REFERENCE_MISSING', id: 'ABC00050' }]);
  });

  it('becomes the mark of lost references when ignored, in variable and action', async () => {
    const file = await pairOf('one', run('ABC00050'));
    const answer = await at.import({ site: 'PRD', file, policy: { ignoreMissing: true } });
    expect(answer.missing).toMatchObject([{ id: 'ABC00050', ignored: true }]);
    const text = await textOf('PRD00001');
    expect(text).toContain('/run:00000000 ');
    expect(text).not.toContain('ABC00050');
  });

  it('is linked to the object chosen, whatever is ignored', async () => {
    await at.import({ site: 'PRD', file: await pairOf('one', tools()) });
    const policy = { links: { ABC00050: 'PRD00001' }, ignoreMissing: true };
    await at.import({ site: 'PRD', file: await pairOf('two', run('ABC00050')), policy });
    expect(await textOf('PRD00002')).toContain('/run:PRD00001 ');
  });

  it('is found again when it was imported with an earlier archive', async () => {
    await at.import({ site: 'PRD', file: await pairOf('one', tools()) });
    await at.import({ site: 'PRD', file: await pairOf('two', run()) });
    expect(await textOf('PRD00002')).toContain('/run:PRD00001 ');
  });
});

describe('content', () => {
  const withFiles = { object: tools(), files: { 'one.txt': textFile('one') } };

  it('is copied to a share when told, and the package source is the UNC path', async () => {
    mkdirSync(at.path('share'));
    const unc = '\\\\files.contoso.com\\sources$';
    const maps = [{ unc, folder: at.path('share') }];
    await at.import({ site: 'PRD', file: await pairOf('one', withFiles), contentTo: unc, maps });
    // The pair is not needed any more.
    rmSync(at.path('one_files'), { recursive: true });
    const object = await objectOf('PRD00001');
    expect(getText(object.instance, 'PkgSourcePath')?.startsWith(`${unc}\\`)).toBe(true);
    expect(readFileSync(`${object.contents[0]!.folder}/one.txt`)).toEqual(textFile('one'));
    const answer = await at.export({ site: 'PRD', roots: ['Tools'], to: at.path('out.zip'), maps });
    expect(answer.content.files).toBe(1);
  });

  it('of an object that is ignored is neither copied nor pointed to', async () => {
    const file = await pairOf('one', withFiles);
    await at.import({ site: 'PRD', file });
    const before = await readSite(at.home, 'PRD');
    mkdirSync(at.path('share'));
    await at.import({ site: 'PRD', file, contentTo: at.path('share') });
    expect((await readSite(at.home, 'PRD')).objects).toEqual(before.objects);
  });

  it('is refused when it changed between plan and import', async () => {
    const plan = await at.engine.planImport({ site: 'PRD', file: await pairOf('one', withFiles) });
    writeFileSync(at.path('one_files', 'Tools', 'one.txt'), 'ONE\r\n');
    await refused('CONTENT_INTEGRITY', 3, () => at.engine.applyImport({ plan }));
  });
});

describe('a plan', () => {
  it('that was applied changes nothing when it is applied again', async () => {
    const plan = await at.engine.planImport({ site: 'PRD', file: await pairOf('one', tools()) });
    await at.engine.applyImport({ plan });
    const before = await readSite(at.home, 'PRD');
    await at.engine.applyImport({ plan });
    expect(await readSite(at.home, 'PRD')).toEqual(before);
  });

  it('that another import overtook is stale: its new ids are taken', async () => {
    const [one, two] = [await pairOf('one', tools()), await pairOf('two', buildPackage('ABC00003', 'More'))];
    const [first, second] = [
      await at.engine.planImport({ site: 'PRD', file: one }),
      await at.engine.planImport({ site: 'PRD', file: two }),
    ];
    await at.engine.applyImport({ plan: first });
    await refused('PLAN_STALE', 4, () => at.engine.applyImport({ plan: second }));
  });

  it('that overwrites what changed since is stale', async () => {
    const file = await pairOf('one', tools());
    await at.import({ site: 'PRD', file });
    const policy = { default: 'overwrite' as const };
    const plan = await at.engine.planImport({ site: 'PRD', file, policy });
    await at.import({ site: 'PRD', file, policy });
    await refused('PLAN_STALE', 4, () => at.engine.applyImport({ plan }));
  });

  it('of an export is stale when an object changed since', async () => {
    const file = await pairOf('one', tools());
    await at.import({ site: 'PRD', file });
    const plan = await at.engine.planExport({ site: 'PRD', roots: ['Tools'], content: false });
    await at.import({ site: 'PRD', file, policy: { default: 'overwrite' } });
    await refused('PLAN_STALE', 4, () => at.engine.applyExport({ plan, to: at.path('out.zip') }));
  });

  it('is refused when the archive is another one now', async () => {
    const file = await pairOf('one', tools());
    const plan = await at.engine.planImport({ site: 'PRD', file });
    await pairOf('one', tools('ABC00001', 'changed'));
    await refused('ARCHIVE_CHANGED', 4, () => at.engine.applyImport({ plan }));
  });
});

describe('a hierarchy', () => {
  it('takes imports at its central site once it has two primary sites, and warns of exports', async () => {
    await at.engine.createSite({ code: 'CEN', kind: 'central' });
    await at.engine.createSite({ code: 'PR1', reportsTo: 'CEN' });
    const file = await pairOf('one', tools());
    await at.import({ site: 'PR1', file });
    await at.engine.createSite({ code: 'PR2', reportsTo: 'CEN' });
    await refused('CENTRAL_SITE_REQUIRED', 6, () => at.import({ site: 'PR1', file }), 'PR1');
    const plan = await at.engine.planExport({ site: 'PR1', roots: ['Tools'], content: false });
    expect(plan.warnings.map(({ message }) => message).join()).toContain('CEN');
    expect((await at.import({ site: 'CEN', file })).applied).toBe(true);
  });
});

describe('a cycle of task sequences', () => {
  it('that an overwrite would close through the site is refused, and the site stays as it was', async () => {
    await at.import({ site: 'PRD', file: await pairOf('one', buildTaskSequence('ABC00001', 'Sequence ABC00001', [])) });
    await at.import({ site: 'PRD', file: await pairOf('two', runs('ABC00002', 'ABC00001')) });
    const file = await pairOf('three', runs('ABC00001', 'ABC00002'));
    await refused('REF_CYCLE', 3, () => at.import({ site: 'PRD', file, policy: { default: 'overwrite' } }));
    expect((await at.engine.showObject({ site: 'PRD', id: 'PRD00001' })).cycles).toEqual([]);
    expect((await at.export({ site: 'PRD', roots: ['*'], to: at.path('out.zip') })).applied).toBe(true);
  });
});

describe('a path', () => {
  it('of an archive that is a folder, or not there, is refused', async () => {
    await refused('INPUT_TYPE', 5, () => at.import({ site: 'PRD', file: at.folder }));
    await refused('INPUT_READ', 5, () => at.import({ site: 'PRD', file: at.path('gone.zip') }));
  });

  it('of an export that exists is refused, and overwritten when told', async () => {
    await at.import({ site: 'PRD', file: await pairOf('one', tools()) });
    writeFileSync(at.path('out.zip'), 'mine');
    const input = { site: 'PRD', roots: ['Tools'], content: false, to: at.path('out') };
    await refused('TARGET_EXISTS', 4, () => at.export(input));
    expect(readFileSync(at.path('out.zip'), 'utf8')).toBe('mine');
    await at.export({ ...input, overwrite: true });
    expect((await at.engine.verifyArchive({ file: at.path('out.zip') })).archive.path).toBe(at.path('out.zip'));
  });

  it('of content that nobody can find is refused with what to do', async () => {
    await at.import({ site: 'PRD', file: await pairOf('one', tools()), content: false });
    await refused('SOURCE_UNMAPPED', 4, () => at.export({ site: 'PRD', roots: ['Tools'], to: at.path('out.zip') }));
  });
});

describe('suspected secrets', () => {
  it('stop an export when told to fail on them, and go out blank when told to redact', async () => {
    const step = runCommandLine('Map', 'net use Z: \\\\files\\logs$ /user:CONTOSO\\svc Hunter2!x');
    await at.import({ site: 'PRD', file: await pairOf('one', buildTaskSequence('ABC00001', 'Leak', [step])) });
    const input = { site: 'PRD', roots: ['Leak'], to: at.path('out.zip') };
    await refused('SUSPECTED_SECRETS', 3, () => at.export({ ...input, suspected: 'fail' }));
    const answer = await at.export({ ...input, suspected: 'redact' });
    expect(answer.suspected.length).toBeGreaterThan(0);
    expect(readFileSync(at.path('out.zip'), 'latin1')).not.toContain('Hunter2!x');
  });

  it('in the administrator comment stop an export, too', async () => {
    await at.import({ site: 'PRD', file: await pairOf('one', buildTaskSequence('ABC00001', 'Clean', [])) });
    const comment = 'Set BIOS password to D3ll!Lab';
    const input = { site: 'PRD', roots: ['Clean'], to: at.path('out.zip'), comment };
    await refused('SUSPECTED_SECRETS', 3, () => at.export({ ...input, suspected: 'fail' }));
    const answer = await at.export({ ...input, suspected: 'redact' });
    expect(answer.suspected.map(({ object, where }) => [object, where])).toEqual([['', 'administrator comment']]);
  });
});
