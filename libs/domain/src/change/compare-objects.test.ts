import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setText } from '../instance/properties.js';
import {
  buildApplication,
  buildPackage,
  buildTaskSequence,
  group,
  joinDomain,
  runCommandLine,
  type SequenceItem,
} from '../testing/index.js';
import { compareObjects } from './compare-objects.js';

const sequence = (items: readonly SequenceItem[]) => buildTaskSequence('LAB00001', 'Deploy', items);
const stepsOf = (before: readonly SequenceItem[], after: readonly SequenceItem[]) =>
  compareObjects(sequence(before), sequence(after)).steps.map(({ changes, before: old, after: next, properties }) => [
    changes.join(),
    (next ?? old)!.names.join(' > '),
    properties.map(({ name, before: old, after: next }) => [name, old, next]),
  ]);

describe('what changes in an object', () => {
  it('is nothing where it stays the same, whatever the site stamped', () => {
    const one = buildPackage('LAB00001', 'Tools', { SourceDate: '20240101000000.000000+000' });
    const other = buildPackage('LAB00001', 'Tools', { SourceDate: '20250101000000.000000+000' });
    expect(compareObjects(one, other)).toEqual({ properties: [], steps: [] });
  });

  it('is told property by property', () => {
    const before = buildPackage('LAB00001', 'Tools', { Description: 'Old' });
    expect(compareObjects(before, { ...before, instance: setText(before.instance, 'Description', 'New') })).toEqual({
      properties: [
        {
          name: 'Description',
          before: 'Old',
          after: 'New',
          lines: [
            { before: 1, after: null, parts: [{ text: 'Old', changed: true }] },
            { before: null, after: 1, parts: [{ text: 'New', changed: true }] },
          ],
        },
      ],
      steps: [],
    });
  });

  it('is told of a document that is empty, as that of a driver may be', () => {
    const driver = (description: string) =>
      buildPackage('LAB00001', 'Adapter', { SDMPackageXML: '', LocalizedDescription: description });
    expect(compareObjects(driver('Old'), driver('New')).properties.map(({ name }) => name)).toEqual([
      'LocalizedDescription',
    ]);
  });

  it('is told leaf by leaf in the document of an application', () => {
    const application = (title: string) =>
      buildApplication({ scope: 'ScopeId_1', logicalName: 'Application_1', name: title });
    const found = compareObjects(application('Orca'), application('Orca 2')).properties.map(({ name }) => name);
    expect(found).toContain('SDMPackageXML > Application > Title');
    expect(found).not.toContain('SDMPackageXML');
  });

  it('cuts long values around their first difference', () => {
    const text = (end: string) => `${'x'.repeat(5000)}${end}${'y'.repeat(5000)}`;
    const [change] = compareObjects(
      buildPackage('LAB00001', 'Tools', { Description: text('old') }),
      buildPackage('LAB00001', 'Tools', { Description: text('new') }),
    ).properties;
    expect(change?.before).toMatch(/^…x+oldy+…$/);
    expect(change?.after).toMatch(/^…x+newy+…$/);
    expect(change?.before?.length).toBeLessThan(250);
  });
});

describe('what changes in a task sequence', () => {
  const [first, second, third] = ['First', 'Second', 'Third'].map((name) => runCommandLine(name, `${name}.exe`));

  it('is told step by step: added, removed, changed, moved', () => {
    expect(stepsOf([first!, second!], [first!, third!])).toEqual([
      ['removed', 'Second', []],
      ['added', 'Third', []],
    ]);
    expect(stepsOf([first!, second!, third!], [second!, third!, first!])).toEqual([['moved', 'First', []]]);
    expect(stepsOf([group('Top', [first!])], [group('Top', [runCommandLine('First', 'other.exe')])])).toEqual([
      [
        'changed',
        'Top > First',
        // The action line repeats it, and is not told again.
        [['CommandLine', 'First.exe', 'other.exe']],
      ],
    ]);
  });

  it('tells steps of one name apart by their order', () => {
    const twice = [first!, first!];
    expect(stepsOf(twice, [first!, runCommandLine('First', 'other.exe')]).map(([change]) => change)).toEqual([
      'changed',
    ]);
  });

  it('tells that a step is disabled now', () => {
    const disabled = runCommandLine('First', 'First.exe', '', { disabled: true });
    expect(stepsOf([first!], [disabled])).toEqual([['disabled', 'First', []]]);
  });

  it('never shows a secret, documented or suspected', () => {
    const secret = 'Hunter2-canary';
    const before = [joinDomain('Join', secret)];
    const after = [runCommandLine('Map', `net use z: \\\\srv\\share /user:corp\\join ${secret}`)];
    const changed = [runCommandLine('Map', 'net use z: \\\\srv\\share /user:corp\\join other-secret-9')];
    const told = JSON.stringify([
      compareObjects(sequence(before), sequence(after)),
      compareObjects(sequence(changed), sequence(after)),
    ]);
    expect(told).not.toContain(secret);
    expect(told).not.toContain('other-secret-9');
    expect(compareObjects(sequence(changed), sequence(after)).steps).toHaveLength(1);
  });

  it('is empty for a sequence compared with itself, and names each step of a shuffled one at most once', () => {
    const item = fc.record({ name: fc.constantFrom('A', 'B', 'C'), command: fc.constantFrom('x.exe', 'y.exe') });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 12 }), fc.array(item, { maxLength: 12 }), (left, right) => {
        const items = (list: typeof left) => list.map(({ name, command }) => runCommandLine(name, command));
        expect(stepsOf(items(left), items(left))).toEqual([]);
        const changes = compareObjects(sequence(items(left)), sequence(items(right))).steps;
        const count = (kind: 'added' | 'removed') => changes.filter((step) => step.changes.includes(kind)).length;
        expect(left.length - count('removed') + count('added')).toBe(right.length);
        expect(changes.length - count('removed')).toBeLessThanOrEqual(right.length);
      }),
    );
  });
});
