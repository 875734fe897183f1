import { describe, expect, it } from 'vitest';
import { createTokenSchema } from './token.js';
import { planExportSchema, planImportSchema } from './transfer.js';

const many = (count: number, make = (at: number): string => `LAB${at}`): string[] =>
  Array.from({ length: count }, (_, at) => make(at));
const mapped = <Value>(count: number, value: Value): Record<string, Value> =>
  Object.fromEntries(many(count).map((id) => [id, value]));
const maps = (count: number) => many(count).map((unc) => ({ unc, folder: '/' }));

const exports = (input: object): boolean => planExportSchema.safeParse({ site: 'LAB', roots: ['*'], ...input }).success;
const imports = (input: object): boolean => planImportSchema.safeParse({ site: 'LAB', file: 'x', ...input }).success;
const policy = (input: object): boolean => imports({ policy: input });

describe('what a plan is made from', () => {
  it.each<[string, (count: number) => boolean, number]>([
    ['roots', (count) => exports({ roots: many(count) }), 10_000],
    ['roots with a star', (count) => exports({ roots: many(count, (at) => `LAB${at}*`) }), 1_000],
    ['characters of a root', (count) => exports({ roots: ['x'.repeat(count)] }), 1_000],
    ['share maps of an export', (count) => exports({ maps: maps(count) }), 1_000],
    ['share maps of an import', (count) => imports({ maps: maps(count) }), 1_000],
    ['decisions by class', (count) => policy({ byClass: mapped(count, 'create') }), 10_000],
    ['decisions by id', (count) => policy({ byId: mapped(count, { action: 'create' }) }), 10_000],
    ['links', (count) => policy({ links: mapped(count, 'PRD00001') }), 10_000],
    ['ids to ignore', (count) => policy({ ignoreIds: many(count) }), 10_000],
    [
      'sites of a token',
      (count) => createTokenSchema.safeParse({ name: 'x', role: 'reader', sites: many(count) }).success,
      1_000,
    ],
  ])('has so many %s, and no more', (_, isTaken, limit) => {
    expect([isTaken(limit), isTaken(limit + 1)]).toEqual([true, false]);
  });
});
