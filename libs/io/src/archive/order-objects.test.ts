import { describe, expect, it } from 'vitest';
import type { ArchivedObject } from '@tsferry/domain';
import { buildPackage } from '@tsferry/domain/testing';
import { orderObjects } from './order-objects.js';

const archived = (id: string): ArchivedObject => ({ ...buildPackage(id, id), folderKey: id, contents: [] });
const objects = ['LAB00001', 'LAB00002', 'LAB00003'].map(archived);
const entry = (keys: string) => ({ path: `SMS_Package.${keys}`, type: 'SMS_Package' });

describe('orderObjects', () => {
  it('puts objects in the order of the list, whatever the case of ids and names, and tells what the list lacks', () => {
    const listed = [entry("packageid='lab00003'"), entry("PackageID='LAB00001',Name='LAB00001'")];
    const { objects: ordered, warnings } = orderObjects(objects, listed, 'the manifest');
    expect(ordered.map(({ id }) => id)).toEqual(['LAB00003', 'LAB00001', 'LAB00002']);
    expect(warnings.map(({ code, object }) => [code, object])).toEqual([['OBJECT_UNLISTED', 'LAB00002']]);
  });

  it('finds nothing by ever more made-up lists of keys, which would each cost an index', () => {
    const madeUp = Array.from({ length: 200 }, (_, at) => entry(`PackageID='LAB00001',Z${at}=''`));
    const { objects: ordered, warnings } = orderObjects(objects, [...madeUp, entry("PackageID='LAB00002'")], 'it');
    expect(ordered.map(({ id }) => id)).toEqual(['LAB00001', 'LAB00002', 'LAB00003']);
    expect(warnings.filter(({ code }) => code === 'OBJECT_ABSENT').length).toBeGreaterThan(100);
  });

  it('finds nothing by more keys than any class has', () => {
    const keys = Array.from({ length: 1000 }, (_, at) => `A${at}=''`).join();
    const { warnings } = orderObjects(objects, [entry(`PackageID='LAB00001',${keys}`)], 'it');
    expect(warnings.map(({ code }) => code)).toContain('OBJECT_ABSENT');
  });
});
