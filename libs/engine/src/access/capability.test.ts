import type { AppError } from '@tsferry/domain';
import { roleSchema } from '@tsferry/domain/shapes';
import { describe, expect, it } from 'vitest';
import { importNeeds, may, requireMay } from './capability.js';
import { seesSite } from './principal.js';

const row = (action: string) => ({ action }) as Parameters<typeof importNeeds>[0]['objects'][number];

describe('a role', () => {
  it('may what the table says', () => {
    const capabilities = ['read', 'export', 'import', 'overwrite', 'administer'] as const;
    const table = roleSchema.options.map((role) => [
      role,
      capabilities.filter((one) => may({ role, sites: null }, one)).join(),
    ]);
    expect(table).toEqual([
      ['reader', 'read'],
      ['exporter', 'read,export'],
      ['importer', 'read,import'],
      ['administrator', 'read,export,import,overwrite,administer'],
    ]);
  });

  it('that may not is told which may', () => {
    const principal = { id: '1', name: 'x', role: 'importer', sites: null } as const;
    expect(() => requireMay(principal, 'overwrite')).toThrowError(
      expect.objectContaining({ code: 'FORBIDDEN', hint: expect.stringContaining('administrator') }) as AppError,
    );
    expect(() => requireMay(principal, 'import')).not.toThrow();
  });

  it('of some sites decides nothing about the installation', () => {
    const principal = { id: '1', name: 'x', role: 'administrator', sites: ['LAB'] } as const;
    expect(() => requireMay(principal, 'administer')).toThrowError(
      expect.objectContaining({ code: 'FORBIDDEN' }) as AppError,
    );
    expect(() => requireMay({ ...principal, sites: null }, 'administer')).not.toThrow();
    expect([may(principal, 'administer'), may({ ...principal, sites: null }, 'administer')]).toEqual([false, true]);
    expect([seesSite(principal, 'lab'), seesSite(principal, 'PRD')]).toEqual([true, false]);
  });
});

it('an import needs more when it changes an object that exists', () => {
  const needs = (...actions: string[]) => importNeeds({ objects: actions.map(row) });
  expect([needs(), needs('create', 'ignore'), needs('create', 'overwrite'), needs('add-revision')]).toEqual([
    'import',
    'import',
    'overwrite',
    'overwrite',
  ]);
});
