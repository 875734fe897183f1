import { describe, expect, it } from 'vitest';
import { getObjects, getText, getTexts } from '../../instance/properties.js';
import {
  buildBootImage,
  buildDriver,
  buildDriverPackage,
  buildEmbedded,
  buildObject,
  buildOsImage,
  buildPackage,
  buildProgram,
} from '../../testing/index.js';
import { bootImageKind } from './boot-image.js';
import { driverPackageKind } from './driver-package.js';
import { driverKind } from './driver.js';
import { writeInfoInstance } from '../codecs/info-instance.js';
import type { IdMap } from '../../reference/id-map.js';
import { osImageKind } from './os-image.js';
import { packageKind } from './package.js';
import { programKind } from './program.js';

const nic = 'ScopeId_0A0B0C0D-1111-2222-3333-444455556666/Driver_nic';
const disk = 'ScopeId_0A0B0C0D-1111-2222-3333-444455556666/Driver_disk';
const none: IdMap = () => undefined;

describe('a package and its programs', () => {
  it('move to a new PackageID with the WMI paths that name it', () => {
    const moved = packageKind.remap(buildPackage('LAB00001', 'Tools'), 'PRD00001', none);
    expect(JSON.stringify(moved)).not.toContain('LAB00001');
    const program = buildProgram('LAB00001', 'Say "hi"', { DependentProgram: 'LAB00002;;First' });
    const followed = programKind.remap(program, 'PRD00001/Say "hi"', (_, id) =>
      id === 'LAB00002' ? { id: 'PRD00002' } : undefined,
    );
    expect(JSON.stringify(followed)).not.toContain('LAB0000');
    expect(programKind.references(followed)).toMatchObject([{ id: 'PRD00002', program: 'First' }]);
    expect(programKind.idOf(followed.instance)).toBe(followed.id);
    expect(getText(followed.instance, '__RELPATH')).toBe('SMS_Program.PackageID="PRD00001",ProgramName="Say \\"hi\\""');
  });

  it('stay the same object where nothing maps', () => {
    const program = buildProgram('LAB00001', 'Install');
    expect(programKind.remap(program, program.id, none)).toBe(program);
  });

  it('have the source folder as content, an OS image its one file', () => {
    expect(packageKind.contents(buildPackage('LAB00001', 'Tools').instance)).toEqual([
      { key: '', path: '\\\\files.contoso.com\\sources$\\Tools', singleFile: false },
    ]);
    expect(packageKind.contents(buildPackage('LAB00001', 'Tools', { PkgSourcePath: '' }).instance)).toEqual([]);
    expect(osImageKind.contents(buildOsImage('LAB00002', 'W11').instance)[0]?.singleFile).toBe(true);
  });
});

describe('drivers', () => {
  it('are what a driver package lists, as ids or as instances', () => {
    const instance = writeInfoInstance('SMS_Driver', [['CI_UniqueID', 'string', disk]]);
    const object = buildDriverPackage('LAB00001', 'Drivers', [nic, instance]);
    expect(driverPackageKind.references(object).map(({ kind, id }) => [kind, id])).toEqual([
      ['driver', nic],
      ['driver', disk],
    ]);
    const moved = driverPackageKind.remap(object, object.id, (_, id) => (id === disk ? { id: `${disk}2` } : undefined));
    expect(moved.sideFiles['DRIVERPACKAGE_DRIVERS.xml']).toEqual({
      kind: 'strings',
      items: [nic, instance.replace(disk, `${disk}2`)],
    });
    expect(driverPackageKind.remap(object, object.id, none)).toBe(object);
  });

  it('name their categories, which can be chosen anew', () => {
    const driver = buildDriver(nic, 'NIC', {
      CategoryInstance_UniqueIDs: ['DriverCategories:1', 'DriverCategories:2'],
    });
    expect(driverKind.references(driver).map(({ kind, id }) => [kind, id])).toEqual([
      ['driver-category', 'DriverCategories:1'],
      ['driver-category', 'DriverCategories:2'],
    ]);
    const moved = driverKind.remap(driver, nic, (_, id) =>
      id === 'DriverCategories:2' ? { id: 'DriverCategories:3' } : undefined,
    );
    expect(getTexts(moved.instance, 'CategoryInstance_UniqueIDs')).toEqual([
      'DriverCategories:1',
      'DriverCategories:3',
    ]);
    expect(driverKind.remap(driver, nic, none)).toBe(driver);
  });
});

describe('a boot image', () => {
  const details = buildEmbedded('SMS_Driver_Details', { ID: nic, SourcePath: '\\\\files.contoso.com\\nic' });
  const local = buildEmbedded('SMS_Driver_Details', { ID: '16777300', SourcePath: '\\\\files.contoso.com\\x' });
  const component = writeInfoInstance('SMS_WinPEOptionalComponentInBootImage', [
    ['Architecture', 'string', 'x64'],
    ['PackageID', 'string', 'LAB00005'],
  ]);
  const built = buildBootImage('LAB00005', 'Boot x64', [disk], { ReferencedDrivers: [details, local] });
  const sideFiles = {
    ...built.sideFiles,
    'OptionalComponentsInfo.xml': { kind: 'strings', items: [component] },
  } as const;
  const object = { ...built, sideFiles };

  it('names the drivers that are built in and listed; a number of the old site names nothing', () => {
    expect(bootImageKind.references(object).map(({ id }) => id)).toEqual([nic, disk]);
  });

  it('moves with its optional components and drivers', () => {
    const moved = bootImageKind.remap(object, 'PRD00005', (_, id) => (id === nic ? { id: `${nic}9` } : undefined));
    expect(JSON.stringify(moved)).not.toContain('LAB00005');
    expect(getObjects(moved.instance, 'ReferencedDrivers').map((one) => getText(one, 'ID'))).toEqual([
      `${nic}9`,
      '16777300',
    ]);
    expect(bootImageKind.remap(object, object.id, none)).toBe(object);
  });

  it('has one file of content, but none when it is a default one', () => {
    expect(bootImageKind.contents(object.instance)).toMatchObject([{ singleFile: true }]);
    const moved = bootImageKind.setContent(object.instance, '', '\\\\prd\\boot.wim');
    expect([getText(moved, 'PkgSourcePath'), getText(moved, 'ImagePath')]).toEqual([
      '\\\\prd\\boot.wim',
      '\\\\prd\\boot.wim',
    ]);
    const given = { PackageID: 'LAB00006', DefaultImage: true, PkgSourcePath: '\\\\lab\\boot.wim' };
    expect(bootImageKind.contents(buildObject('SMS_BootImagePackage', given).instance)).toEqual([]);
  });
});
