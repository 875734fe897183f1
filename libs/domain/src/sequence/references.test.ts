import { describe, expect, it } from 'vitest';
import { buildSequence, type StepSpec } from '../testing/build-sequence.js';
import { findFreeTextIds } from './find-free-text-ids.js';
import { findReferences, findUnresolved, listReferences } from './find-references.js';
import { flatReferences } from './flat-references.js';
import { readSequence } from './read-sequence.js';
import type { Sequence } from './sequence.js';

type Vars = readonly (readonly [name: string, property: string, text: string])[];

/** A sequence of one step. */
function one(type: string, action: string, variables: Vars, rest: Partial<StepSpec> = {}): Sequence {
  const specs = variables.map(([name, property, text]) => ({ name, property, text }));
  const step: StepSpec = { kind: 'step', type, name: 'Step', action, variables: specs, needs: [], ...rest };
  return readSequence(buildSequence([step]), 'test');
}

const sms = (type: string): string => `SMS_TaskSequence_${type}`;
const app = (digit: number): string =>
  `ScopeId_0A1B2C3D-0000-4000-8000-00000000000${digit}/Application_5e6f7a8b-0000-4000-8000-00000000000${digit}`;

/** Places as `property=id role`, each with the text that stands there. */
function places(sequence: Sequence): string[] {
  return findReferences(sequence).map(({ property, id, role, span }) => {
    expect(sequence.text.slice(span.start, span.end)).toBe(id);
    return `${property}=${id} ${role}`;
  });
}

describe('findReferences', () => {
  it.each<[string, string, string, Vars, string[]]>([
    [
      'Apply Data Image',
      sms('ApplyDataImageAction'),
      'OSDApplyOS.exe /data:LAB00001,%OSDDataImageIndex%',
      [['ImagePackageID', 'ImagePackageID', 'LAB00001']],
      ['ImagePackageID=LAB00001 reference', 'ImagePackageID=LAB00001 reference'],
    ],
    [
      'Apply Driver Package',
      sms('ApplyDriverPackageAction'),
      'osddriverclient.exe /install:LAB00002  /unsigned:%OSDAllowUnsignedDriver%',
      [
        ['OSDApplyDriverDriverPackageID', 'DriverPackageID', 'LAB00002'],
        ['BootCriticalDriverID', 'BootCriticalDriverID', 'ScopeId_A/Driver_1'],
      ],
      [
        'DriverPackageID=LAB00002 reference',
        'BootCriticalDriverID=ScopeId_A/Driver_1 reference',
        'DriverPackageID=LAB00002 reference',
      ],
    ],
    [
      'Apply Operating System Image',
      sms('ApplyOperatingSystemAction'),
      'OSDApplyOS.exe /image:LAB00003,%OSDImageIndex%  "/config:LAB00004,%OSDConfigFileName%"',
      [
        ['ConfigFilePackage', 'ConfigFilePackage', 'LAB00004'],
        ['ImagePackageID', 'ImagePackageID', 'LAB00003'],
        ['OSDImageIndex', 'ImageIndex', '20260101'],
      ],
      [
        'ConfigFilePackage=LAB00004 reference',
        'ImagePackageID=LAB00003 reference',
        'ImagePackageID=LAB00003 reference',
        'ConfigFilePackage=LAB00004 reference',
      ],
    ],
    [
      'Auto Apply Drivers',
      sms('AutoApplyAction'),
      'osddriverclient.exe /auto',
      [['OSDAutoApplyDriverCategoryList', 'CategoryList', 'DriverCategories:a1, DriverCategories:b2,%More%']],
      ['CategoryList=DriverCategories:a1 reference', 'CategoryList=DriverCategories:b2 reference'],
    ],
    [
      'Capture User State',
      sms('CaptureUserStateAction'),
      'OSDMigrateUserState.exe /capture',
      [['_OSDMigrateUsmtPackageID', 'UsmtPackageID', 'LAB00005']],
      ['UsmtPackageID=LAB00005 reference'],
    ],
    [
      'Download Package Content',
      sms('DownloadPackageContentAction'),
      'OsdDownloadContent.exe ',
      [
        ['OSDDownloadDownloadPackages', 'DownloadPackages', 'LAB00006,LAB00007'],
        ['OSDPackage0Name', 'PackageInfo0Name', 'Tools'],
        ['OSDPackage0PackageId', 'PackageInfo0PackageId', 'LAB00006'],
        ['OSDPackage0Size', 'PackageInfo0Size', '12345678'],
        ['OSDPackage1PackageId', 'PackageInfo1PackageId', 'LAB00007'],
      ],
      [
        'DownloadPackages=LAB00006 reference',
        'DownloadPackages=LAB00007 reference',
        'PackageInfo0PackageId=LAB00006 cache',
        'PackageInfo1PackageId=LAB00007 cache',
      ],
    ],
    [
      'Install Application',
      sms('InstallApplicationAction'),
      `smsappinstall.exe /app:${app(1)},${app(2)} /basevar: /continueOnError:False`,
      [
        ['OSDApp0Name', 'AppInfo0Name', app(1)],
        ['ApplicationName', 'ApplicationName', `${app(1)},${app(2)}`],
      ],
      [
        `AppInfo0Name=${app(1)} cache`,
        `ApplicationName=${app(1)} reference`,
        `ApplicationName=${app(2)} reference`,
        `ApplicationName=${app(1)} reference`,
        `ApplicationName=${app(2)} reference`,
      ],
    ],
    [
      'Install Application whose list is empty',
      sms('InstallApplicationAction'),
      'smsappinstall.exe /app: /basevar: /continueOnError:False',
      [
        ['OSDApp0Name', 'AppInfo0Name', app(1)],
        ['ApplicationName', 'ApplicationName', ''],
      ],
      [`AppInfo0Name=${app(1)} reference`],
    ],
    [
      'Run Command Line, but not its command',
      sms('RunCommandLineAction'),
      'smsswd.exe /run:LAB00008 x.exe /run:LAB00009',
      [
        ['CommandLine', 'CommandLine', 'x.exe /run:LAB00009'],
        ['PackageID', 'PackageID', 'LAB00008'],
      ],
      ['PackageID=LAB00008 reference', 'PackageID=LAB00008 reference'],
    ],
    [
      'Run Command Line without a package',
      sms('RunCommandLineAction'),
      'smsswd.exe /run: x.exe /run:LAB00009',
      [['PackageID', 'PackageID', '']],
      [],
    ],
    [
      'Setup Windows and ConfigMgr',
      sms('SetupWindowsAndSMSAction'),
      'OSDSetup.exe "/install:LAB0000A" /other:LAB0000B',
      [['_SMSClientPackageID', 'ClientPackageID', 'LAB0000A']],
      ['ClientPackageID=LAB0000A reference', 'ClientPackageID=LAB0000A reference'],
    ],
    [
      'Upgrade Operating System',
      sms('UpgradeOperatingSystemAction'),
      'OSDUpgradeOS.exe ',
      [
        ['OSDUpgradeInstallPackageID', 'InstallPackageID', 'LAB0000C'],
        ['OSDUpgradeDriverPackageID', 'DriverPackageID', '%DriverPackage%'],
        ['OSDFeatureUpdateAssignmentID', 'FeatureUpdateAssignmentId', '{0a1b-2c3d}'],
      ],
      ['InstallPackageID=LAB0000C reference', 'FeatureUpdateAssignmentId={0a1b-2c3d} reference'],
    ],
    [
      'a toolkit step',
      'BDD_UsePackage',
      'smsswd.exe /run:LAB0000D cscript.exe Scripts\\ZTISCCM.wsf /run:LAB0000E',
      [['BDDPackageID', 'PackageID', 'LAB0000D']],
      ['PackageID=LAB0000D reference', 'PackageID=LAB0000D reference'],
    ],
    [
      'a step nobody knows',
      'Contoso_Custom',
      'contoso.exe "/source:LAB0000F" /date:20260101',
      [
        ['a', 'SourcePackageID', 'LAB0000F,LAB00010'],
        ['b', 'Anything', 'LAB00011'],
        ['c', 'Date', '20260101'],
        ['d', 'Text', `see ${app(3)} and LAB00012`],
        ['e', 'Flags', '00000000'],
      ],
      [
        'SourcePackageID=LAB0000F reference',
        'SourcePackageID=LAB00010 reference',
        'Anything=LAB00011 reference',
        `Text=${app(3)} reference`,
        'SourcePackageID=LAB0000F reference',
      ],
    ],
    [
      'Set Task Sequence Variable, whose value is free text',
      sms('SetVariableAction'),
      'tsenv.exe "Pkg=LAB00012" /hiddenflag:False',
      [['VariableValue', 'VariableValue', 'LAB00012']],
      [],
    ],
    [
      'a property of a later version',
      sms('RestoreUserStateAction'),
      'x.exe',
      [['NewPackageID', 'NewPackageID', 'LAB00013']],
      ['NewPackageID=LAB00013 reference'],
    ],
  ])('finds the places of %s', (_, type, action, variables, expected) => {
    expect(places(one(type, action, variables))).toEqual(expected);
  });

  it('finds a child task sequence with its display name, its caches and the reference list', () => {
    const text =
      '<sequence version="3.10"><referenceList><reference package="LAB00001" program="*"/><reference package="LAB00002"/></referenceList>' +
      '<subtasksequence type="SMS_TaskSequence_SubTasksequence" name="Child" disable="true"><action>SubTasksequence.exe</action><defaultVarList>' +
      '<variable name="OSDSubTasksequenceTsName" property="TsName">LAB00001, Child</variable>' +
      '<variable name="OSDSubTasksequencePackageID" property="TsPackageID">LAB00001</variable>' +
      `<variable name="OSDSubTasksequenceTsReferenceApplications" property="TsReferenceApplications">${app(1)}</variable>` +
      '<variable name="OSDSubTasksequenceTsReferencePackages" property="TsReferencePackages">LAB00002,LAB00003</variable>' +
      '</defaultVarList></subtasksequence></sequence>';
    const sequence = readSequence(text, 'test');
    expect(places(sequence)).toEqual([
      'referenceList=LAB00001 list',
      'referenceList=LAB00002 list',
      'TsPackageID=LAB00001 reference',
      `TsReferenceApplications=${app(1)} cache`,
      'TsReferencePackages=LAB00002 cache',
      'TsReferencePackages=LAB00003 cache',
      'TsName=LAB00001 cache',
    ]);
    expect(listReferences(sequence)).toEqual([
      {
        kind: 'package',
        id: 'LAB00001',
        step: { names: ['Child'], index: [0] },
        property: 'TsPackageID',
        enabled: false,
      },
    ]);
  });

  it('names the program that is installed', () => {
    const sequence = one(sms('InstallSoftwareAction'), 'smsswd.exe /pkg:LAB00001 /install /basevar:', [
      ['PackageID', 'PackageID', 'LAB00001'],
      ['_SMSSWDProgramName', 'ProgramName', 'Install all'],
    ]);
    expect(listReferences(sequence)).toMatchObject([{ id: 'LAB00001', program: 'Install all', property: 'PackageID' }]);
  });

  it.each([
    ['Install 100%', 'Install 100%'],
    ['50% of 100 %', undefined],
    ['%APP%', undefined],
    ['Install %APP% now', undefined],
  ])('reads the program %j as the name %j: one between percent signs is known when the step runs', (text, program) => {
    const sequence = one(sms('InstallSoftwareAction'), 'smsswd.exe /pkg:LAB00001 /install /basevar:', [
      ['PackageID', 'PackageID', 'LAB00001'],
      ['_SMSSWDProgramName', 'ProgramName', text],
    ]);
    expect(listReferences(sequence)[0]?.program).toBe(program);
  });

  it('says of a lost reference that it is unresolved, once per step, and never that it is an id', () => {
    const sequence = one(
      sms('RunCommandLineAction'),
      'smsswd.exe /run:00000000 x.exe',
      [['PackageID', 'PackageID', '00000000']],
      { disabled: true },
    );
    expect(findReferences(sequence)).toEqual([]);
    expect(findUnresolved(sequence)).toEqual([{ names: ['Step'], index: [0] }]);
  });

  it('takes no digits of another type for a lost reference', () => {
    expect(findUnresolved(one('Contoso_Custom', 'x.exe', [['e', 'Flags', '00000000']]))).toEqual([]);
  });
});

describe('flatReferences', () => {
  const text = (list: string): string =>
    `<sequence version="3.10">${list}` +
    '<subtasksequence type="SMS_TaskSequence_SubTasksequence" name="Child"><action>SubTasksequence.exe</action><defaultVarList>' +
    '<variable name="OSDSubTasksequencePackageID" property="TsPackageID">LAB00001</variable>' +
    '<variable name="OSDSubTasksequenceTsReferencePackages" property="TsReferencePackages">LAB00002</variable></defaultVarList></subtasksequence>' +
    '<step type="SMS_TaskSequence_RunCommandLineAction" name="Off" disable="true"><action>smsswd.exe /run:LAB00009 x</action><defaultVarList/></step>' +
    '<step type="SMS_TaskSequence_RunCommandLineAction" name="Lost"><action>smsswd.exe /run:00000000 x</action><defaultVarList/></step>' +
    '<step type="SMS_TaskSequence_RunCommandLineAction" name="On"><action>smsswd.exe /run:LAB00003 x</action><defaultVarList/></step></sequence>';

  it('takes what the child needs, in document order, and leaves out disabled steps and lost references', () => {
    const child = [{ kind: 'package', id: 'LAB00004', program: 'Setup' }] as const;
    expect(flatReferences(readSequence(text(''), 'test'), (id) => (id === 'LAB00001' ? child : undefined))).toEqual([
      { kind: 'package', id: 'LAB00001', program: '*' },
      { kind: 'package', id: 'LAB00004', program: 'Setup' },
      { kind: 'package', id: 'LAB00003' },
    ]);
  });

  it('takes the caches for a child that is not there, and the order of the reference list', () => {
    const list =
      '<referenceList><reference package="LAB00003"/><reference package="LAB00002" program="*"/><reference package="LAB00001" program="*"/></referenceList>';
    expect(flatReferences(readSequence(text(list), 'test'), () => undefined)).toEqual([
      { kind: 'package', id: 'LAB00003' },
      { kind: 'package', id: 'LAB00002', program: '*' },
      { kind: 'package', id: 'LAB00001', program: '*' },
    ]);
  });
});

describe('findFreeTextIds', () => {
  const script = btoa(String.fromCharCode(...new Uint8Array(Buffer.from('\uFEFF$p = "LAB00001"', 'utf16le'))));

  it('finds known ids in every text that is no reference', () => {
    const text =
      '<sequence version="3.10"><globalVarList><variable name="G">LAB00001</variable></globalVarList>' +
      '<group name="LAB00001" description="for lab00001"><condition><expression type="E"><variable name="Value">LAB00001</variable></expression></condition>' +
      '<step type="SMS_TaskSequence_RunCommandLineAction" name="S"><action>smsswd.exe /run:LAB00001 copy \\\\x\\LAB00001</action><defaultVarList>' +
      '<variable name="CommandLine" property="CommandLine">copy \\\\x\\LAB00001</variable>' +
      '<variable name="PackageID" property="PackageID">LAB00001</variable><variable name="N" property="N">XLAB00001 LAB000012</variable></defaultVarList></step>' +
      `<step type="SMS_TaskSequence_RunPowerShellScriptAction" name="P"><action>x</action><defaultVarList><variable name="OSDRunPowerShellScriptSourceScript" property="SourceScript">${script}</variable>` +
      `<variable name="OSDRunPowerShellScriptParameters" property="Parameters">-App ${app(1)}</variable></defaultVarList></step></group></sequence>`;
    const found = findFreeTextIds(readSequence(text, 'test'), new Set(['LAB00001', app(1)]));
    expect(found.map(({ step, where, id }) => [step?.names.join('/') ?? '', where, id])).toEqual([
      ['', 'G', 'LAB00001'],
      ['LAB00001', 'name', 'LAB00001'],
      ['LAB00001', 'description', 'LAB00001'],
      ['LAB00001', 'condition', 'LAB00001'],
      ['LAB00001/S', 'action', 'LAB00001'],
      ['LAB00001/S', 'CommandLine', 'LAB00001'],
      ['LAB00001/P', 'SourceScript', 'LAB00001'],
      ['LAB00001/P', 'Parameters', app(1)],
    ]);
  });

  it('asks for known ids only', () => {
    const sequence = readSequence('<sequence><group name="LAB00002"/></sequence>', 'test');
    expect(findFreeTextIds(sequence, new Set(['LAB00001']))).toEqual([]);
  });
});
