import { describe, expect, it } from 'vitest';
import { parsePlace } from './parse-place.js';

const there =
  (...paths: string[]) =>
  (path: string) =>
    paths.includes(path);

describe('a place', () => {
  it.each([
    ['PRD', [], { site: 'PRD' }],
    ['prd', ['prd'], { site: 'prd' }],
    ['./PRD', [], { file: './PRD' }],
    ['lab.zip', [], { file: 'lab.zip' }],
    ['PRD#PRD00013', [], { site: 'PRD', object: 'PRD00013' }],
    ['lab.zip#LAB00013', ['lab.zip'], { file: 'lab.zip', object: 'LAB00013' }],
    ['lab.zip#LAB00013', [], { file: 'lab.zip', object: 'LAB00013' }],
    ['lab.zip#LAB00013', ['lab.zip#LAB00013'], { file: 'lab.zip#LAB00013' }],
    ['a#b.zip#LAB00013', ['a#b.zip'], { file: 'a#b.zip', object: 'LAB00013' }],
    ['LAB#LAB00001/Install #2', [], { site: 'LAB', object: 'LAB00001/Install #2' }],
    ['x.zip#ScopeId_1/Application_2', [], { file: 'x.zip', object: 'ScopeId_1/Application_2' }],
  ])('%s, with %j there, is %j', (text, paths, place) => {
    expect(parsePlace(text, there(...paths))).toEqual(place);
  });

  it.each(['', '#', 'lab.zip#', '#LAB00013'])('%j is none', (text) => {
    expect(() => parsePlace(text, there('lab.zip'))).toThrow(`"${text}" names no place.`);
  });
});
