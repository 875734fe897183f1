import { describe, expect, it } from 'vitest';
import { closure } from '../graph/closure.js';
import { toGraphObject } from '../graph/graph-object.js';
import type { ManagedObject } from '../object/managed-object.js';
import type { SiteInfo } from '../ports/sites.js';
import {
  buildPackage,
  buildProgram,
  buildTaskSequence,
  installPackage,
  runCommandLine,
  runTaskSequence,
} from '../testing/index.js';
import { exampleHash, placed } from '../testing/memory-site.js';
import { exportPlanSchema } from './plan.js';
import { planExport, type PlanExportInput } from './plan-export.js';

const lab: SiteInfo = { code: 'LAB', name: 'Lab', kind: 'primary', reportsTo: null, authoringScope: 'ScopeId_A' };
const tools = buildPackage('LAB00030', 'Tools');
const setup = buildProgram('LAB00030', 'Setup');
const child = buildTaskSequence('LAB00020', 'Child', [
  installPackage('Install', 'LAB00030', 'Setup'),
  runCommandLine('Lost', 'x.exe', 'LAB00099'),
]);
const parent = buildTaskSequence('LAB00010', 'Parent', [
  runTaskSequence('Run', { id: 'LAB00020', name: 'Child', steps: [] }),
]);
const usmt = buildPackage('LAB00001', 'User State Migration Tool for Windows', { DefaultImageFlags: 2 });
const all = [parent, child, tools, setup, usmt];

function plan(rest: Partial<PlanExportInput> = {}, roots: readonly ManagedObject[] = [parent], objects = all) {
  return planExport({
    id: '11111111-0000-4000-8000-000000000001',
    time: '2024-05-06T07:08:09.000Z',
    site: lab,
    sites: [lab],
    roots: roots.map(({ class: className, id }) => ({ class: className, id })),
    closure: closure(roots.map(toGraphObject), objects.map(toGraphObject)),
    heads: objects.map((object) => placed(object, { version: 5 })),
    dependencies: true,
    content: true,
    comment: 'For production',
    suspectedPolicy: 'warn',
    contents: [],
    unresolved: [],
    reenter: [],
    suspected: [],
    warnings: [],
    hash: exampleHash,
    ...rest,
  });
}

describe('planExport', () => {
  it('tells suspected secrets of what leaves: exported objects and the administrator comment', () => {
    const suspect = (object: string) => ({
      object,
      step: { names: [], index: [] },
      where: 'somewhere',
      rule: 'word',
      line: 1,
      excerpt: '***',
    });
    const { suspected } = plan({ suspected: ['', 'LAB00020', 'LAB00001'].map(suspect) });
    expect(suspected.map(({ object }) => object)).toEqual(['', 'LAB00020']);
  });

  it('holds what the roots need, dependencies first, each with the object that brought it in', () => {
    const made = plan();
    expect(made.objects.map(({ id, because, version }) => [id, because, version])).toEqual([
      ['LAB00030', 'LAB00020', 5],
      ['LAB00030/Setup', 'LAB00030', 5],
      ['LAB00020', 'LAB00010', 5],
      ['LAB00010', null, 5],
    ]);
    expect(made.usmtPackageId).toBe('LAB00001');
    expect(exportPlanSchema.parse(made)).toEqual(made);
  });

  it('names what is missing and by whom it is wanted, and goes on', () => {
    expect(plan().missing).toEqual([
      { id: 'LAB00099', kind: 'package', wantedBy: ['LAB00020'], candidates: [], ignored: false },
    ]);
  });

  it('holds only the roots without dependencies, a package with its programs', () => {
    const made = plan({ dependencies: false }, [parent, tools, setup]);
    expect(made.objects.map(({ id }) => id)).toEqual(['LAB00010', 'LAB00030', 'LAB00030/Setup']);
    expect(made.missing).toEqual([]);
  });

  it('gives content the same unique id in equal plans, and another one in another plan', () => {
    const contents = [
      {
        object: { class: 'SMS_Package', id: 'LAB00030' },
        key: '',
        archiveKey: '',
        relativePath: 'Tools',
        singleFile: false,
        originalPath: '\\\\files.contoso.com\\Tools',
        source: '/srv/tools',
        files: 3,
        bytes: 70,
      },
    ];
    const made = plan({ contents });
    expect(made.objects[0]?.contents).toMatchObject([{ relativePath: 'Tools', files: 3, bytes: 70 }]);
    expect([made.files, made.bytes]).toEqual([3, 70]);
    const uniqueId = made.objects[0]!.contents[0]!.uniqueId;
    expect(uniqueId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(plan({ contents })).toEqual(made);
    const other = plan({ contents, id: '11111111-0000-4000-8000-000000000002' });
    expect(other.objects[0]!.contents[0]!.uniqueId).not.toBe(uniqueId);
  });

  it('leaves out what was found in objects that are not exported', () => {
    const found = (object: string) => ({ object, step: { names: ['x'], index: [0] } });
    const made = plan({ dependencies: false, unresolved: [found('LAB00010'), found('LAB00020')] });
    expect(made.unresolved.map(({ object }) => object)).toEqual(['LAB00010']);
  });

  it('refuses task sequences that run each other in a circle, with the path', () => {
    const one = buildTaskSequence('LAB00001', 'One', [
      runTaskSequence('a', { id: 'LAB00002', name: 'Two', steps: [] }),
    ]);
    const two = buildTaskSequence('LAB00002', 'Two', [
      runTaskSequence('b', { id: 'LAB00001', name: 'One', steps: [] }),
    ]);
    expect(() => plan({}, [one], [one, two])).toThrow(
      expect.objectContaining({ code: 'REF_CYCLE', details: { path: ['LAB00001', 'LAB00002', 'LAB00001'] } }),
    );
  });

  it('warns at one of several primary sites below a central one', () => {
    const central: SiteInfo = { ...lab, code: 'CAS', name: 'Central', kind: 'central' };
    const below = (code: string): SiteInfo => ({ ...lab, code, reportsTo: 'CAS' });
    const warnings = plan({ site: below('LAB'), sites: [central, below('LAB'), below('PRD')] }).warnings;
    expect(warnings).toMatchObject([{ code: 'CENTRAL_SITE', id: 'CAS' }]);
    expect(plan({ site: below('LAB'), sites: [central, below('LAB')] }).warnings).toEqual([]);
  });
});
