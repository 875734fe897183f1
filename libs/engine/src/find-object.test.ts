import type { ObjectHead } from '@tsferry/domain';
import { describe, expect, it } from 'vitest';
import { inSite, pickObject, resolveRoots } from './find-object.js';

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

  it('are the object whose name is written just so, stars and all', () => {
    const named = [...heads, head('LAB00005', 'Deploy * (all)'), head('LAB00006', 'Deploy it (all)')];
    expect(resolveRoots(named, ['deploy * (all)'], 'LAB').map(({ id }) => id)).toEqual(['LAB00005']);
    expect(resolveRoots(named, ['Deploy *(all)'], 'LAB').map(({ id }) => id)).toEqual(['LAB00005', 'LAB00006']);
  });

  it('are refused, with the ids, for a name that several objects have, unless it is an id', () => {
    const twins = [...heads, head('LAB00005', 'BIOS update'), head('LAB00006', 'lab00003')];
    expect(() => resolveRoots(twins, ['bios update'], 'LAB')).toThrow('2 objects with the name "bios update": LAB00003, LAB00005.'); // prettier-ignore
    expect(resolveRoots(twins, ['LAB00003'], 'LAB').map(({ id }) => id)).toEqual(['LAB00003']);
  });

  it('come with what may have been meant', () => {
    const hint = (text: string): unknown => {
      try {
        return ids(text);
      } catch (error) {
        return (error as { hint: string }).hint;
      }
    };
    expect(hint('Deploy Windows 12')).toBe('Did you mean "Deploy Windows 11" or "Deploy Windows 10"?');
    expect(hint('bios')).toBe('Did you mean "BIOS update"?');
    expect(hint('zzzz')).toBe('List what the site holds.');
    expect(hint('x'.repeat(100_000))).toBe('List what the site holds.');
  });
});

describe('the object that a text means', () => {
  const pick = (text: string) => pickObject(heads, text, inSite('LAB')).id;

  it('is that with the id, or else that with the name', () => {
    expect([pick('lab00002'), pick('bios UPDATE'), pick('LAB00004/install')]).toEqual([
      'LAB00002',
      'LAB00003',
      'LAB00004/Install',
    ]);
  });

  it('is none that is not there, and none of several', () => {
    expect(() => pick('LAB0000X')).toThrow('Site LAB has no object with the id "LAB0000X", and none with that name.');
    const twins = [...heads, head('LAB00009', 'BIOS update')];
    expect(() => pickObject(twins, 'BIOS update', inSite('LAB'))).toThrow('LAB00003, LAB00009');
  });
});
