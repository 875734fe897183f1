import {
  buildApplication,
  buildBootImage,
  buildDriver,
  buildOsUpgradePackage,
  buildPackage,
  buildProgram,
  buildTaskSequence,
  runCommandLine,
} from '@tsferry/domain/testing';
import { describe, expect, it } from 'vitest';
import { decodeInstance } from './decode-instance.js';
import { encodeInstance } from './encode-instance.js';

const sequence = buildTaskSequence('LAB00004', 'Deploy', [runCommandLine('Run', 'x.exe /a:1 & 2', 'LAB00003')]);
const built = [
  buildApplication({ scope: 'ScopeId_1', logicalName: 'Application_1', name: 'A & B' }),
  buildBootImage('LAB00001', 'Boot'),
  buildDriver('ScopeId_1/Driver_1', 'NIC'),
  buildOsUpgradePackage('LAB00002', 'Windows 11'),
  buildPackage('LAB00003', 'Tools'),
  buildProgram('LAB00003', 'Say "hi"'),
  sequence,
];

describe('objects built for tests', () => {
  it('are what object.xml of the same bytes reads as', () => {
    for (const { instance } of built) {
      const bytes = encodeInstance(instance);
      expect(decodeInstance(bytes, instance.className)).toEqual(instance);
    }
  });

  it('hold a task sequence as the console writes it: one CDATA section that ends with CRLF', () => {
    const text = new TextDecoder().decode(encodeInstance(sequence.instance));
    expect(text).toMatch(/<VALUE><!\[CDATA\[<sequence version="3\.10">.*<\/sequence>\r\n\]\]><\/VALUE>/);
  });
});
