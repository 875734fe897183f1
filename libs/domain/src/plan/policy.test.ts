import { describe, expect, it } from 'vitest';
import { getText, getTexts } from '../instance/properties.js';
import {
  buildApplication,
  buildOsImage,
  buildPackage,
  buildProgram,
  buildTaskSequence,
  installApplications,
  runCommandLine,
} from '../testing/index.js';
import { buildArchive, contentFacts, createMemorySite, placed } from '../testing/memory-site.js';
import type { ImportPlan } from './plan.js';

const pack = (id: string, name = id, description = '') => buildPackage(id, name, { Description: description });
const codes = (plan: ImportPlan) => plan.blockers.map(({ code, id }) => `${code} ${id}`);
const rows = (plan: ImportPlan) => plan.objects.map(({ action, targetId }) => `${action} ${targetId}`);

describe('policies', () => {
  const archive = buildArchive([pack('LAB00001'), pack('LAB00002'), buildOsImage('LAB00003', 'Image')]);
  const imported = () => {
    const site = createMemorySite('PRD');
    site.import(archive);
    return site;
  };

  it('lets the nearest rule win: one object, then its class, then all', () => {
    const plan = imported().plan(archive, {
      default: 'create',
      byClass: { sms_package: 'overwrite' },
      byId: { lab00002: { action: 'ignore' } },
    });
    expect(rows(plan)).toEqual(['overwrite PRD00100', 'ignore PRD00101', 'create PRD00103']);
  });

  it('applies what is said of all, or of a class, to objects that are here only', () => {
    const site = createMemorySite('PRD');
    const policy = { default: 'ignore', byClass: { SMS_Package: 'overwrite' } } as const;
    expect(rows(site.plan(archive, policy))).toEqual(['create PRD00100', 'create PRD00101', 'create PRD00102']);
    expect(codes(site.plan(archive, { byId: { LAB00001: { action: 'ignore' } } }))).toEqual([
      'ACTION_NOT_OFFERED LAB00001',
    ]);
  });

  it('refuses ids and classes that it does not know, naming near ones', () => {
    const site = createMemorySite('PRD');
    const usage = (hint: string) => expect.objectContaining({ code: 'USAGE', hint: expect.stringContaining(hint) });
    expect(() => site.plan(archive, { byId: { LAB00004: { action: 'create' } } })).toThrow(usage('LAB00001'));
    expect(() => site.plan(archive, { byClass: { SMS_Pakage: 'create' } })).toThrow(usage('SMS_Package'));
    expect(() => site.plan(archive, { links: { XYZ12345: 'PRD00001' } })).toThrow(usage('List what is missing'));
    expect(() => site.plan(archive, { ignoreIds: ['XYZ12345'] })).toThrow(usage('List what is missing'));
    const instead = { do: 'choose-action', id: 'LAB00001', action: 'ignore', targetId: 'PRD00001' };
    expect(() => site.plan(archive, { links: { LAB00001: 'PRD00001' } })).toThrow(
      expect.objectContaining({ code: 'USAGE', next: [instead] }),
    );
    const refers = buildArchive([buildTaskSequence('LAB00009', 'TS', [runCommandLine('Run', 'x', 'LAB00050')])]);
    expect(() => site.plan(refers, { links: { LAB00051: 'PRD00001' } })).toThrow(usage('LAB00050'));
  });

  it('refuses overwrite for applications, with what to use instead', () => {
    const scope = 'ScopeId_CCCCCCCC-0000-4000-8000-000000000001';
    const one = buildArchive([buildApplication({ scope, logicalName: 'Application_1', name: 'App' })]);
    const site = createMemorySite('PRD');
    const refused = expect.objectContaining({
      code: 'USAGE',
      next: [expect.objectContaining({ action: 'add-revision' })],
    });
    const id = one.objects[0]!.id;
    expect(() => site.plan(one, { byClass: { SMS_Application: 'overwrite' } })).toThrow(refused);
    expect(() => site.plan(one, { byId: { [id]: { action: 'overwrite' } } })).toThrow(refused);
    expect(site.plan(one, { default: 'overwrite' }).objects[0]?.action).toBe('create');
    site.import(one);
    expect(() => site.plan(one, { default: 'overwrite' })).toThrow(refused);
    expect(rows(site.plan(one, { default: 'overwrite', byClass: { SMS_Application: 'ignore' } }))).toEqual([
      `ignore ${id}`,
    ]);
  });

  it('takes the chosen target, and blocks one that is not here or is of another class', () => {
    const site = createMemorySite('PRD', [
      placed(pack('PRD00001', 'LAB00001', 'x')),
      placed(pack('PRD00002', 'LAB00001', 'y')),
    ]);
    const plan = (targetId: string) => site.plan(archive, { byId: { LAB00001: { action: 'overwrite', targetId } } });
    expect(rows(plan('prd00002'))[0]).toBe('overwrite PRD00002');
    expect(codes(plan('PRD00009'))).toEqual(['TARGET_UNKNOWN LAB00001']);
    const image = createMemorySite('PRD', [placed(buildOsImage('PRD00009', 'LAB00001'))]);
    const wrong = image.plan(archive, { byId: { LAB00001: { action: 'create' } } });
    expect(wrong.blockers).toEqual([]);
    expect(() => site.plan(archive, { byId: { LAB00001: { action: 'create', targetId: 'PRD00002' } } })).toThrow(
      expect.objectContaining({ code: 'USAGE' }),
    );
  });

  it('takes the only object of that name, and blocks while there are several', () => {
    const one = createMemorySite('PRD', [placed(pack('PRD00001', 'LAB00001', 'x'))]);
    expect(rows(one.plan(archive, { default: 'ignore' }))[0]).toBe('ignore PRD00001');
    const two = createMemorySite('PRD', [
      placed(pack('PRD00001', 'lab00001', 'x')),
      placed(pack('PRD00002', 'LAB00001', 'y')),
    ]);
    const plan = two.plan(archive, { byClass: { SMS_Package: 'overwrite' } });
    expect(codes(plan)).toEqual(['CHOOSE_TARGET LAB00001']);
    expect(plan.objects[0]?.candidates.map(({ id }) => id)).toEqual(['PRD00001', 'PRD00002']);
  });

  it('blocks two objects that would both change the same one', () => {
    const site = createMemorySite('PRD', [placed(pack('PRD00001', 'LAB00001', 'x'))]);
    const target = { action: 'overwrite', targetId: 'PRD00001' } as const;
    const both = buildArchive([pack('LAB00001'), pack('LAB00002', 'LAB00001', 'other')]);
    expect(codes(site.plan(both, { byId: { LAB00001: target, LAB00002: target } }))).toEqual([
      'CHOOSE_TARGET LAB00002',
    ]);
  });

  it('remembers the object that was chosen, so that the next import links it too', () => {
    const site = createMemorySite('PRD', [placed(pack('PRD00001', 'LAB00001', 'x'))]);
    site.import(archive, { default: 'ignore' });
    expect(site.plan(archive).objects[0]).toMatchObject({ match: 'imported', action: 'ignore', targetId: 'PRD00001' });
  });
});

describe('new ids', () => {
  it('go on from the number of the site in archive order, and pass over ids that exist in any class', () => {
    const site = createMemorySite('PRD', [placed(buildOsImage('PRD000A1', 'Image'))], 0xa0);
    const plan = site.plan(buildArchive([pack('LAB00001'), pack('LAB00002'), pack('LAB00003')]));
    expect(plan.objects.map(({ targetId }) => targetId)).toEqual(['PRD000A0', 'PRD000A2', 'PRD000A3']);
    expect(plan.numbers).toEqual({ from: 0xa0, to: 0xa4 });
  });

  it('are refused when the numbers of the site are used up', () => {
    const archive = buildArchive([pack('LAB00001'), pack('LAB00002')]);
    expect(createMemorySite('PRD', [], 0xffffe).plan(archive).objects[1]?.targetId).toBe('PRDFFFFF');
    expect(() => createMemorySite('PRD', [], 0xfffff).plan(archive)).toThrow(
      expect.objectContaining({ code: 'PLAN_BLOCKED', message: expect.stringContaining('PRDFFFFF') }),
    );
  });

  it('are none for what is linked', () => {
    const site = createMemorySite('PRD');
    const archive = buildArchive([pack('LAB00001')]);
    site.import(archive);
    expect(site.plan(archive).numbers).toEqual({ from: 0x101, to: 0x101 });
  });
});

describe('programs', () => {
  const archive = buildArchive([
    pack('LAB00001'),
    buildProgram('LAB00001', 'Install'),
    buildProgram('LAB00001', 'Remove'),
  ]);

  it('follow their package: created with it, linked with it', () => {
    const site = createMemorySite('PRD');
    expect(rows(site.import(archive))).toEqual([
      'create PRD00100',
      'create PRD00100/Install',
      'create PRD00100/Remove',
    ]);
    expect(getText(site.get('SMS_Program', 'PRD00100/Install')!.instance, 'PackageID')).toBe('PRD00100');
    const again = site.plan(archive);
    expect(rows(again)).toEqual(['ignore PRD00100', 'ignore PRD00100/Install', 'ignore PRD00100/Remove']);
    expect(again.objects.map(({ match }) => match)).toEqual(['imported', 'imported', 'imported']);
  });

  it('are created where an overwritten package has none of that name', () => {
    const there = [
      placed(pack('PRD00001', 'LAB00001', 'x')),
      placed(buildProgram('PRD00001', 'Install'), { version: 2 }),
    ];
    const site = createMemorySite('PRD', there);
    const plan = site.plan(archive, { default: 'overwrite' });
    expect(rows(plan)).toEqual(['overwrite PRD00001', 'overwrite PRD00001/Install', 'create PRD00001/Remove']);
    expect(plan.objects.map(({ targetVersion }) => targetVersion)).toEqual([1, 2, null]);
  });

  it('make a package another one when they differ', () => {
    const digest = 'd1';
    const there = (...programs: string[]) =>
      createMemorySite('PRD', [
        placed(pack('PRD00001', 'LAB00001'), { digest }),
        ...programs.map((name) => placed(buildProgram('PRD00001', name))),
      ]);
    const match = (...programs: string[]) =>
      there(...programs).plan(archive, {}, { contents: contentFacts(archive, digest) }).objects[0]?.match;
    expect(match('Install', 'Remove')).toBe('identical');
    expect(match('Install')).toBe('same-name');
    expect(match('Install', 'Remove', 'Repair')).toBe('same-name');
  });

  it('cannot be decided apart from their package', () => {
    const site = createMemorySite('PRD');
    site.import(archive);
    expect(codes(site.plan(archive, { byId: { 'LAB00001/Install': { action: 'overwrite' } } }))).toEqual([
      'ACTION_NOT_OFFERED LAB00001/Install',
    ]);
  });

  it('are not imported without their package', () => {
    const plan = createMemorySite('PRD').plan(buildArchive([buildProgram('LAB00001', 'Install')]));
    expect(rows(plan)).toEqual(['ignore ']);
    expect(plan.objects[0]?.reason).toBe('Not imported: its package LAB00001 is not in the archive.');
  });
});

describe('applications', () => {
  const scope = 'ScopeId_CCCCCCCC-0000-4000-8000-000000000001';
  const id = `${scope}/Application_1`;
  const application = buildApplication({
    scope,
    logicalName: 'Application_1',
    name: 'App',
    version: 3,
    contentPackageId: 'LAB00030',
  });
  const sequence = buildTaskSequence('LAB00010', 'TS', [installApplications('Apps', [{ id, name: 'App' }])]);
  const archive = buildArchive([application, sequence]);

  it('keep their id at the first import, with a new content package', () => {
    const site = createMemorySite('PRD');
    const plan = site.import(archive);
    expect(plan.objects[0]).toMatchObject({
      action: 'create',
      targetId: id,
      contentPackage: { sourceId: 'LAB00030', targetId: 'PRD00100' },
    });
    expect(getText(site.get('SMS_Application', id)!.instance, 'PackageID')).toBe('PRD00100');
    expect(plan.objects[1]?.targetId).toBe('PRD00101');
  });

  it('become a new application when asked for, which imported task sequences install', () => {
    const site = createMemorySite('PRD');
    site.import(archive);
    const plan = site.import(archive, { default: 'create' });
    const target = plan.objects[0]!.targetId;
    expect(target).toMatch(/^ScopeId_CCCCCCCC-0000-4000-8000-000000000001\/Application_[0-9a-f-]{36}$/);
    expect(target).not.toBe(id);
    const made = site.get('SMS_Application', target)!;
    expect([made.version, getText(made.instance, 'ModelName'), getText(made.instance, 'SourceModelName')]).toEqual([
      1,
      target,
      id,
    ]);
    const text = getText(site.get('SMS_TaskSequencePackage', plan.objects[1]!.targetId)!.instance, 'Sequence');
    expect(text).toContain(target);
    expect(text).not.toContain('Application_1<');
    expect(site.plan(archive).objects[0]).toMatchObject({ action: 'ignore', targetId: target });
  });

  it('get a revision that keeps id and content package', () => {
    const site = createMemorySite('PRD');
    site.import(archive);
    const plan = site.import(archive, { byClass: { SMS_Application: 'add-revision' } });
    expect(plan.objects[0]).toMatchObject({
      action: 'add-revision',
      targetId: id,
      targetVersion: 1,
      contentPackage: null,
    });
    const revised = site.get('SMS_Application', id)!;
    expect([revised.version, getText(revised.instance, 'CIVersion'), getText(revised.instance, 'PackageID')]).toEqual([
      2,
      '4',
      'PRD00100',
    ]);
  });
});

describe('an overwritten object', () => {
  it('keeps id, folder, security scopes and source site, and gets the archived definition and content', () => {
    const existing = placed(
      buildPackage('PRD00001', 'Tools', { Description: 'old', SecuredScopeNames: ['Team'], SourceSite: 'CAS' }),
      {
        folder: '/Apps',
        version: 6,
      },
    );
    const site = createMemorySite('PRD', [existing]);
    const archive = buildArchive([pack('LAB00001', 'Tools', 'new')]);
    site.import(archive, { default: 'overwrite' }, { contents: contentFacts(archive) });
    const done = site.get('SMS_Package', 'PRD00001')!;
    expect([done.folder, done.version, getText(done.instance, 'SourceSite')]).toEqual(['/Apps', 7, 'CAS']);
    expect(getTexts(done.instance, 'SecuredScopeNames')).toEqual(['Team']);
    expect(getText(done.instance, 'Description')).toBe('new');
    expect(getText(done.instance, 'PkgSourcePath')).toBe('\\\\files.contoso.com\\import\\Tools');
    expect(done.contents).toMatchObject([
      { path: '\\\\files.contoso.com\\import\\Tools', digest: 'd1', files: 1, bytes: 10 },
    ]);
  });
});
