import { describe, expect, it } from 'vitest';
import { infoValue, readInfoInstance, setInfoValues, writeInfoInstance } from './codecs/info-instance.js';
import { readReferenceInfo, writeReferenceInfo, type ReferencedObject } from './referenced-objects.js';

describe('the strings of ReferencesInfo.xml and AppReferencesInfo.xml', () => {
  it('are written as the console writes them', () => {
    const [text] = writeReferenceInfo('LAB00001', [
      { kind: 'package', id: 'LAB00002', class: 'SMS_ImagePackage', name: 'A & B' },
    ]);
    expect(text?.split('\r\n').slice(0, 7)).toEqual([
      '<INSTANCE CLASSNAME="SMS_TaskSequenceReferencesInfo">',
      '  <PROPERTY TYPE="string" NAME="__RELPATH">',
      '    <VALUE></VALUE>',
      '  </PROPERTY>',
      '  <PROPERTY NAME="PackageID" TYPE="string">',
      '    <VALUE>LAB00001</VALUE>',
      '  </PROPERTY>',
    ]);
    expect(text).toContain('    <VALUE>A &amp; B</VALUE>');
    expect(text?.endsWith('\r\n  </PROPERTY>\r\n</INSTANCE>')).toBe(true);
  });

  it('say the same after they were written and read', () => {
    const packages: ReferencedObject[] = [
      {
        kind: 'package',
        id: 'LAB00002',
        class: 'SMS_DriverPackage',
        name: '<x>',
        version: '1',
        description: '',
        program: '*',
      },
    ];
    const applications: ReferencedObject[] = [
      {
        kind: 'application',
        id: 'ScopeId_1/Application_1',
        class: 'SMS_Application',
        contentPackageId: 'LAB00003',
        ciId: '7',
      },
    ];
    expect(readReferenceInfo(writeReferenceInfo('LAB00001', packages), 'here')).toEqual(packages);
    expect(readReferenceInfo(writeReferenceInfo('LAB00001', applications), 'here')).toEqual(applications);
  });

  it('change in place, an empty element too, and keep what nobody knows', () => {
    const text = '<INSTANCE CLASSNAME="A"><!-- x --><PROPERTY NAME="PackageID"><VALUE/></PROPERTY><OTHER/></INSTANCE>';
    const next = setInfoValues(readInfoInstance(text, 'here'), { PackageID: 'a<b', Name: 'absent' });
    expect(next).toBe(text.replace('<VALUE/>', '<VALUE>a&lt;b</VALUE>'));
    expect(infoValue(readInfoInstance(next, 'here'), 'packageid')).toBe('a<b');
  });

  it('are refused when one is not well formed, with the number of the string', () => {
    const good = writeInfoInstance('A', []);
    expect(() => readReferenceInfo([good, '<INSTANCE>'], 'ReferencesInfo.xml')).toThrow(
      expect.objectContaining({ code: 'XML_MALFORMED', message: expect.stringContaining('string 2') as string }),
    );
  });
});
