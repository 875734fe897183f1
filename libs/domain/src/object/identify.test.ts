import { describe, expect, it } from 'vitest';
import { AppError } from '../error.js';
import { buildInstance, buildProgram } from '../testing/index.js';
import { identify, nameOf } from './identify.js';
import { kindFor, kindOf } from './kinds/kinds.js';

const scope = 'ScopeId_0A0B0C0D-1111-2222-3333-444455556666';

describe('identify', () => {
  it('knows packages by PackageID, applications by ModelName, drivers by CI_UniqueID, programs by package and name', () => {
    const model = `${scope}/Application_11111111-2222-3333-4444-555555555555`;
    const cases = [
      ['SMS_Package', { PackageID: 'LAB00001', Name: 'Tools' }, 'LAB00001'],
      ['SMS_TaskSequencePackage', { PackageID: 'LAB00002', Name: 'Deploy' }, 'LAB00002'],
      ['SMS_Application', { ModelName: model, CIVersion: 3, LocalizedDisplayName: 'Editor' }, model],
      ['SMS_Driver', { CI_UniqueID: `${scope}/Driver_1`, LocalizedDisplayName: 'NIC' }, `${scope}/Driver_1`],
      ['SMS_Program', { PackageID: 'LAB00001', ProgramName: 'Install x64' }, 'LAB00001/Install x64'],
    ] as const;
    for (const [className, properties, id] of cases) {
      expect(identify(buildInstance(className, properties), 'anything')).toMatchObject({ class: className, id });
    }
  });

  it('files an object of an unknown class under its folder, unescaped', () => {
    const instance = buildInstance('SMS_GlobalCondition', { Name: 'Chassis' });
    expect(identify(instance, 'ScopeId_1%25Global%20One')).toEqual({
      class: 'SMS_GlobalCondition',
      id: 'ScopeId_1%Global One',
      name: 'Chassis',
    });
    expect(identify(instance, '100%').id).toBe('100%');
  });

  it('refuses a known class without its id', () => {
    const instance = buildInstance('SMS_Package', { PackageID: null });
    expect(() => identify(instance, 'LAB00001')).toThrow(AppError);
    expect(() => identify(instance, 'LAB00001')).toThrow(expect.objectContaining({ code: 'SCHEMA_ID' }));
  });

  it('takes the display name, else the name, else the name of the program, verbatim', () => {
    expect(nameOf(buildInstance('SMS_Application', { LocalizedDisplayName: ' Editor <1> ' }))).toBe(' Editor <1> ');
    expect(nameOf(buildInstance('SMS_Package', { Name: 'A & B' }))).toBe('A & B');
    expect(nameOf(buildProgram('LAB00001', 'Install').instance)).toBe('Install');
  });
});

describe('kinds', () => {
  it('names folders as the console does', () => {
    const application = buildInstance('SMS_Application', { ModelName: `${scope}/Application_1`, CIVersion: 3 });
    expect(kindOf('SMS_Application').folderKey(application)).toBe(`${scope}%Application_1_3`);
    expect(kindOf('SMS_Program').folderKey(buildProgram('LAB00001', 'Install x64').instance)).toBe(
      'LAB00001_Install x64',
    );
  });

  it('keys an unknown class by PackageID only where that is the id it is filed under', () => {
    const instance = buildInstance('SMS_VhdPackage', { PackageID: 'LAB00009', Name: 'Disk' });
    const keyed = { class: 'SMS_VhdPackage', id: 'lab00009', name: 'Disk', instance, sideFiles: {} };
    expect(kindFor(keyed).identity).toBe('package');
    expect(kindFor({ ...keyed, id: 'other' }).identity).toBe('portable');
    const moved = kindFor(keyed).remap(keyed, 'PRD00001', () => undefined);
    expect(moved.id).toBe('PRD00001');
    expect(kindFor(moved).identity).toBe('package');
  });

  it('recognises what every site has of its own', () => {
    const packageOf = (given: Record<string, string | number | boolean>) =>
      kindOf('SMS_Package').predefined(buildInstance('SMS_Package', { PackageID: 'LAB00003', ...given }));
    const name = 'Configuration Manager Client Package';
    expect(packageOf({ Name: name, IsPredefinedPackage: true })).toBe(`client:${name}`);
    expect(packageOf({ Name: 'User State Migration Tool for Windows', DefaultImageFlags: 2 })).toBe('usmt');
    expect(packageOf({ Name: name })).toBeNull();
    const image = { PackageID: 'LAB00004', Architecture: 9, DefaultImage: true };
    expect(kindOf('SMS_BootImagePackage').predefined(buildInstance('SMS_BootImagePackage', image))).toBe('boot:9');
  });
});
