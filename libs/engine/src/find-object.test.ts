import type { ObjectHead } from '@tsferry/domain';
import { describe, expect, it } from 'vitest';
import { resolveRoots } from './find-object.js';

const head = (id: string, name: string, className = 'SMS_TaskSequencePackage'): ObjectHead => ({
  class: className,
  id,
  name,
  folder: '/',
  version: 1,
  predefined: null,
});
const heads = [
  head('LAB00001', 'Deploy Windows 11'),
  head('LAB00002', 'Deploy Windows 10'),
  head('LAB00003', 'BIOS update'),
  head('LAB00004/Install', 'Install', 'SMS_Program'),
];
const ids = (...patterns: string[]) => resolveRoots(heads, patterns, 'LAB').map(({ id }) => id);

describe('the roots that names and ids mean', () => {
  it('are found by name or id, whatever the case', () => {
    expect(ids('bios UPDATE')).toEqual(['LAB00003']);
    expect(ids('lab00001')).toEqual(['LAB00001']);
  });

  it('are found by wildcards, each once and in the order of the site', () => {
    expect(ids('*10', 'Deploy*')).toEqual(['LAB00001', 'LAB00002']);
    expect(ids('*ploy*s*1*')).toEqual(['LAB00001', 'LAB00002']);
  });

  it('are every object but programs for a lone star', () => {
    expect(ids('*')).toEqual(['LAB00001', 'LAB00002', 'LAB00003']);
  });

  it('do not let the ends of a pattern overlap', () => {
    expect(() => ids('BIOS update*update')).toThrow(/no object named/);
  });

  it('take no longer for stars in a row, and for what is said twice', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => head(`LAB${at}`, `Sequence ${at}`));
    const stars = '*'.repeat(4_000_000);
    expect(resolveRoots(many, [`Seq${stars}5`, ...Array<string>(100_000).fill('*')], 'LAB')).toHaveLength(10_000);
  });

  it('are an error that names the pattern when nothing has that name', () => {
    expect(() => ids('Deploy Windows 12')).toThrow('Site LAB has no object named "Deploy Windows 12"');
  });
});
