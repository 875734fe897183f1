import { describe, expect, it } from 'vitest';
import { getText } from '../instance/properties.js';
import { buildObject, buildProgram } from '../testing/index.js';
import { findObjectSuspects, redactObject } from './scan-object.js';

const taskSequence = (sequence: string) =>
  buildObject('SMS_TaskSequencePackage', {
    PackageID: 'LAB00010',
    Name: 'Build',
    Description: 'admin pw: Descr!ption1',
    Sequence: sequence,
  });

const sequence = (command: string): string =>
  `<sequence version="3.10"><step type="SMS_TaskSequence_RunCommandLineAction" name="Map" description=""><action>smsswd.exe /run: ${command}</action></step></sequence>`;

const application = (command: string) =>
  buildObject('SMS_Application', {
    ModelName: 'ScopeId_11111111-2222-3333-4444-555555555555/Application_66666666-7777-8888-9999-000000000000',
    SDMPackageXML: `<?xml version="1.0"?><AppMgmtDigest><Arg Name="InstallCommandLine" Type="String">${command}</Arg></AppMgmtDigest>`,
  });

describe('findObjectSuspects', () => {
  it('finds values in properties and in the sequence, without showing them', () => {
    const finds = findObjectSuspects(taskSequence(sequence('net use Z: \\\\fs01\\x Seq!1234')));
    expect(finds).toEqual([
      {
        object: 'LAB00010',
        step: { names: [], index: [] },
        where: 'Description',
        rule: 'named-value',
        line: 1,
        excerpt: 'admin pw: ***',
      },
      {
        object: 'LAB00010',
        step: { names: ['Map'], index: [0] },
        where: 'action',
        rule: 'net-use',
        line: 1,
        excerpt: 'smsswd.exe /run: net use Z: \\\\fs01\\x ***',
      },
    ]);
    expect(JSON.stringify(finds)).not.toMatch(/Seq!|Descr!/);
  });

  it('finds values in the command line of a program and of a deployment type', () => {
    const program = buildProgram('LAB00002', 'Install', { CommandLine: 'msiexec /i a.msi PASSWORD=Prog!123' });
    expect(findObjectSuspects(program).map(({ where }) => where)).toEqual(['CommandLine']);
    expect(
      findObjectSuspects(application('a.exe /password:&quot;Q&amp;A 1234&quot;')).map(({ where }) => where),
    ).toEqual(['SDMPackageXML InstallCommandLine']);
  });
});

describe('redactObject', () => {
  it('replaces what was found and nothing else', () => {
    const before = taskSequence(sequence('net use Z: \\\\fs01\\x Seq!1234'));
    const after = redactObject(before);
    expect(getText(after.instance, 'Sequence')).toBe(sequence('net use Z: \\\\fs01\\x ***'));
    expect(getText(after.instance, 'Description')).toBe('admin pw: ***');
    expect(findObjectSuspects(after)).toEqual([]);
    expect(
      getText(redactObject(application('a.exe /password:&quot;Q&amp;A 1234&quot; /x')).instance, 'SDMPackageXML'),
    ).toBe(getText(application('a.exe /password:&quot;***&quot; /x').instance, 'SDMPackageXML'));
  });

  it('gives the same object when nothing is suspected', () => {
    const program = buildProgram('LAB00002', 'Install');
    expect(redactObject(program)).toBe(program);
  });
});
