import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IdMap, IdTarget } from '../reference/id-map.js';
import { buildSequence, group, type SequenceItem } from '../testing/build-sequence.js';
import {
  applyDriverPackage,
  applyImage,
  captureUserState,
  downloadContent,
  installApplications,
  installPackage,
  runCommandLine,
  runTaskSequence,
  setupWindows,
  upgradeSystem,
} from '../testing/steps.js';
import { findFreeTextIds } from './find-free-text-ids.js';
import { findReferences, findUnresolved } from './find-references.js';
import { flatReferences, writtenLines } from './flat-references.js';
import { readSequence } from './read-sequence.js';
import { moveSequence, remapSequence } from './remap-sequence.js';

const app = (name: string): string => `ScopeId_0A1B2C3D-0000-4000-8000-000000000001/Application_${name}`;

function remap(text: string, targets: Readonly<Record<string, IdTarget>>): string {
  return remapSequence(readSequence(text, 'test'), (_, id) => targets[id]);
}

const child = (variables: string, list = ''): string =>
  `<sequence version="3.10">${list}<subtasksequence type="SMS_TaskSequence_SubTasksequence" name="C"><action>SubTasksequence.exe</action>` +
  `<defaultVarList>${variables}</defaultVarList></subtasksequence></sequence>`;
const name = (text: string): string => `<variable name="OSDSubTasksequenceTsName" property="TsName">${text}</variable>`;
const id = (text: string): string =>
  `<variable name="OSDSubTasksequencePackageID" property="TsPackageID">${text}</variable>`;
const packages = (text: string): string =>
  `<variable name="OSDSubTasksequenceTsReferencePackages" property="TsReferencePackages">${text}</variable>`;
const applications = (text: string): string =>
  `<variable name="OSDSubTasksequenceTsReferenceApplications" property="TsReferenceApplications">${text}</variable>`;

describe('remapSequence', () => {
  it('moves the answer file package in the variable and on the action line, in disabled steps too', () => {
    const text = buildSequence([
      group('G', [applyImage('Apply', { imageId: 'LAB00001', answerFilePackageId: 'LAB00002' })], { disabled: true }),
    ]);
    expect(remap(text, { LAB00001: { id: 'PRD00001' }, LAB00002: { id: 'PRD00002' } })).toBe(
      text.replaceAll('LAB0000', 'PRD0000'),
    );
  });

  it('leaves the text as it is when nothing moves', () => {
    // A list that is not what the rule says stays as it is, too.
    const text = `<sequence version="3.10"><referenceList ><reference package='LAB00009'/></referenceList>\r\n<group name=""></group></sequence>\r\n`;
    expect(remap(text, {})).toBe(text);
    expect(remap(text, { LAB00001: { id: 'PRD00001' }, LAB00009: { id: 'LAB00009' } })).toBe(text);
  });

  it('changes names beside numbered copies when the target has another name', () => {
    const text = buildSequence([
      downloadContent('D', [{ id: 'LAB00001', name: 'Tools & more', type: 0 }]),
      installApplications('A', [{ id: app('x'), name: 'Viewer' }]),
    ]);
    const moved = remap(text, {
      LAB00001: { id: 'PRD00001', name: 'Tools <2>' },
      [app('x')]: { id: app('y'), name: 'View' },
    });
    expect(moved).toBe(
      text
        .replaceAll('LAB00001', 'PRD00001')
        .replace('Tools &amp; more', 'Tools &lt;2&gt;')
        .replaceAll(app('x'), app('y'))
        .replace('>Viewer<', '>View<'),
    );
  });

  it('writes an ignored package as Configuration Manager does, and reports it as unresolved', () => {
    const text = buildSequence([runCommandLine('R', 'x.exe', 'LAB00001')]);
    const moved = remap(text, { LAB00001: { id: '00000000' } });
    expect(moved).toBe(text.replaceAll('LAB00001', '00000000'));
    expect(findUnresolved(readSequence(moved, 'test'))).toHaveLength(1);
    expect(remap(moved, { '00000000': { id: 'PRD00001' } })).toBe(moved);
  });

  it('never touches ids in commands', () => {
    const text = buildSequence([runCommandLine('R', 'copy \\\\x\\LAB00001 /run:LAB00001', 'LAB00001')]);
    const moved = remap(text, { LAB00001: { id: 'PRD00001' } });
    expect(moved).toContain('/run:PRD00001 copy \\\\x\\LAB00001 /run:LAB00001<');
    expect(findFreeTextIds(readSequence(moved, 'test'), new Set(['LAB00001'])).map(({ where }) => where)).toEqual([
      'action',
      'CommandLine',
    ]);
  });

  it.each([
    ['LAB00001, Old name', 'PRD00001, New name'],
    ['LAB0000F, Old name', 'PRD00001, New name'],
    ['Old name', 'New name'],
    ['Old, name', 'New name'],
  ])('keeps the form of the display name of a child: %s', (before, after) => {
    const moved = remap(child(name(before) + id('LAB00001')), { LAB00001: { id: 'PRD00001', name: 'New name' } });
    expect(moved).toContain(`>${after}</variable>`);
  });

  it('keeps the name of a child whose target gives none', () => {
    expect(remap(child(name('LAB00001, A, b') + id('LAB00001')), { LAB00001: { id: 'PRD00001' } })).toContain(
      '>PRD00001, A, b<',
    );
  });

  it('rebuilds the caches of a child and the reference list from what the child needs now', () => {
    const text = child(
      name('Child') + id('LAB00001') + packages('LAB0000D,LAB00002') + applications(''),
      '<referenceList><reference package="LAB00001" program="*"/><reference package="LAB0000D"/><reference package="LAB00002"/></referenceList>',
    );
    const references = [
      { kind: 'package', id: 'PRD00002' },
      { kind: 'package', id: 'PRD00003', program: 'Setup' },
      { kind: 'application', id: app('x') },
    ] as const;
    expect(remap(text, { LAB00001: { id: 'PRD00001', references }, LAB00002: { id: 'PRD00002' } })).toBe(
      child(
        name('Child') + id('PRD00001') + packages('PRD00002,PRD00003') + applications(app('x')),
        '<referenceList><reference package="PRD00001" program="*"/><reference package="PRD00002"/>' +
          `<reference package="PRD00003" program="Setup"/><reference application="${app('x')}"/></referenceList>`,
      ),
    );
  });

  it('opens an empty cache that was written as one tag', () => {
    const cache = '<variable name="OSDSubTasksequenceTsReferencePackages" property="TsReferencePackages"/>';
    const references = [{ kind: 'package', id: 'PRD00002' }] as const;
    expect(remap(child(id('LAB00001') + cache), { LAB00001: { id: 'PRD00001', references } })).toContain(
      'property="TsReferencePackages">PRD00002</variable>',
    );
  });

  it('empties the caches of a child that is ignored', () => {
    const text = child(
      name('LAB00001, C') + id('LAB00001') + packages('LAB00002'),
      '<referenceList><reference package="LAB00001" program="*"/><reference package="LAB00002"/></referenceList>',
    );
    const moved = remap(text, { LAB00001: { id: '00000000' } });
    expect(moved).not.toMatch(/LAB0000[12]/);
    expect(moved).toContain(packages(''));
  });

  it('moves the caches of a child that is not told of, and drops what was lost', () => {
    const text = child(id('LAB00001') + packages('LAB00002, LAB00003,LAB00004'));
    expect(
      remap(text, { LAB00001: { id: 'PRD00001' }, LAB00002: { id: 'PRD00002' }, LAB00003: { id: 'PRD00003' } }),
    ).toContain(packages('PRD00002, PRD00003,LAB00004'));
    expect(remap(text, { LAB00003: { id: '00000000' } })).toContain(packages('LAB00002,LAB00004'));
  });

  it('makes the reference list exactly the references of enabled steps', () => {
    const list =
      '<referenceList><reference package="LAB0000D"/>\r\n<reference package="LAB00002"/><later/></referenceList>';
    const step = (packageId: string, attributes = ''): string =>
      `<step type="SMS_TaskSequence_RunCommandLineAction" name="S"${attributes}><action>smsswd.exe /run:${packageId} x</action><defaultVarList/></step>`;
    const text = `<sequence version="3.10">${list}${step('LAB00002')}${step('LAB00003')}${step('LAB00004', ' disable="true"')}</sequence>`;
    const moved = remap(text, { LAB00002: { id: 'PRD00002' }, LAB00004: { id: 'PRD00004' } });
    expect(moved).toContain(
      '<referenceList>\r\n<reference package="PRD00002"/><reference package="LAB00003"/><later/></referenceList>',
    );
    expect(remap(text.replace(list, ''), { LAB00002: { id: 'PRD00002' } })).toContain(
      '<sequence version="3.10"><referenceList><reference package="PRD00002"/><reference package="LAB00003"/></referenceList><step',
    );
  });

  it('keeps lines that nothing explains beside a child of an old export, whose needs nobody knows', () => {
    const list =
      '<referenceList><reference package="LAB00001" program="*"/><reference package="LAB00002"/></referenceList>';
    const targets = { LAB00001: { id: 'PRD00001' }, LAB00002: { id: 'PRD00002' } };
    expect(remap(child(id('LAB00001'), list), targets)).toContain('<reference package="PRD00002"/>');
    expect(remap(child(id('LAB00001') + packages(''), list), targets)).not.toContain('<reference package="PRD00002"/>');
  });

  it('moves the ids of 30,000 steps and looks for as many in text', () => {
    const step = (packageId: string): string =>
      `<step type="SMS_TaskSequence_RunCommandLineAction" name="S"><action>smsswd.exe /run:${packageId} x</action><defaultVarList><variable name="PackageID">${packageId}</variable></defaultVarList></step>`;
    const ids = Array.from({ length: 30_000 }, (_, at) => `LAB${at.toString(16).toUpperCase().padStart(5, '0')}`);
    const sequence = readSequence(`<sequence>${ids.map(step).join('')}</sequence>`, 'test');
    const moved = remapSequence(sequence, there);
    expect(moved.match(/PRD[0-9A-F]{5}/g)).toHaveLength(90_000);
    expect(findFreeTextIds(sequence, new Set(ids))).toEqual([]);
  });

  it('joins lines that become the same', () => {
    const text = buildSequence([runCommandLine('A', 'x', 'LAB00001'), runCommandLine('B', 'x', 'LAB00002')]);
    const target = { id: 'PRD00001' };
    expect(remap(text, { LAB00001: target, LAB00002: target }).match(/<reference [^>]*>/g)).toEqual([
      '<reference package="PRD00001"/>',
    ]);
  });

  it('keeps the program of a line and the lines of one package with two programs', () => {
    const text = buildSequence([installPackage('A', 'LAB00001', 'One'), installPackage('B', 'LAB00002', 'Two')]);
    expect(
      remap(text, { LAB00001: { id: 'PRD00001' }, LAB00002: { id: 'PRD00001' } }).match(/<reference [^>]*>/g),
    ).toEqual(['<reference package="PRD00001" program="One"/>', '<reference package="PRD00001" program="Two"/>']);
  });

  it('finds ids that are written with escapes or in CDATA', () => {
    const text =
      '<sequence><step type="SMS_TaskSequence_RunCommandLineAction" name="S"><action><![CDATA[smsswd.exe /run:LAB00001 "a<b"]]></action>' +
      '<defaultVarList><variable name="PackageID">&#76;AB00001</variable></defaultVarList></step></sequence>';
    expect(remap(text, { LAB00001: { id: 'PRD00001' } })).toBe(
      '<sequence><referenceList><reference package="PRD00001"/></referenceList>' +
        text.slice('<sequence>'.length).replace('LAB00001', 'PRD00001').replace('&#76;AB00001', 'PRD00001'),
    );
  });
});

const packageId = fc
  .integer({ min: 1, max: 40 })
  .map((number) => `LAB${number.toString(16).padStart(5, '0').toUpperCase()}`);
const model = fc.integer({ min: 1, max: 9 }).map((number) => app(`a${number}`));
const rest = fc.record({ disabled: fc.boolean() });
const text = fc.stringMatching(/^[ -~]{0,10}$/);
const simple: fc.Arbitrary<SequenceItem> = fc.oneof(
  fc.tuple(text, packageId, rest).map(([command, of, extra]) => runCommandLine('R', command, of, extra)),
  fc.tuple(packageId, text, rest).map(([of, program, extra]) => installPackage('I', of, `P${program}`, extra)),
  fc
    .tuple(packageId, packageId, rest)
    .map(([imageId, of, extra]) => applyImage('O', { imageId, answerFilePackageId: of }, extra)),
  fc
    .tuple(packageId, packageId, rest)
    .map(([of, drivers, extra]) => upgradeSystem('U', { packageId: of, driverPackageId: drivers }, extra)),
  fc.tuple(packageId, rest).map(([of, extra]) => applyDriverPackage('D', of, extra)),
  fc.tuple(packageId, rest).map(([of, extra]) => setupWindows('W', of, extra)),
  fc.tuple(packageId, rest).map(([of, extra]) => captureUserState('C', of, extra)),
  fc.tuple(fc.uniqueArray(packageId, { minLength: 1, maxLength: 3 }), text, rest).map(([ids, title, extra]) =>
    downloadContent(
      'L',
      ids.map((of) => ({ id: of, name: title, type: 0 })),
      extra,
    ),
  ),
  fc.tuple(fc.uniqueArray(model, { minLength: 1, maxLength: 3 }), text, rest).map(([ids, title, extra]) =>
    installApplications(
      'A',
      ids.map((of) => ({ id: of, name: title })),
      extra,
    ),
  ),
);
const nested: fc.Arbitrary<SequenceItem> = fc.oneof(
  { weight: 3, arbitrary: simple },
  fc.tuple(fc.array(simple, { maxLength: 3 }), rest).map(([steps, extra]) => group('G', steps, extra)),
  fc
    .tuple(packageId, fc.array(simple, { maxLength: 3 }), rest)
    .map(([of, steps, extra]) => runTaskSequence('T', { id: of, name: 'Child', steps }, extra)),
);
const built = fc.array(nested, { maxLength: 6 }).map(buildSequence);

const there: IdMap = (_, of) => ({ id: of.startsWith('LAB') ? `PRD${of.slice(3)}` : of.replace('_a', '_b') });
const back: IdMap = (_, of) => ({ id: of.startsWith('PRD') ? `LAB${of.slice(3)}` : of.replace('_b', '_a') });

describe('any task sequence', () => {
  it('moves every place of every id, and back to the same bytes', () => {
    fc.assert(
      fc.property(built, (source) => {
        const moved = remapSequence(readSequence(source, 'test'), there);
        const places = findReferences(readSequence(moved, 'test'));
        expect(places.filter(({ id: of }) => of.startsWith('LAB') || of.includes('_a'))).toEqual([]);
        expect(remapSequence(readSequence(moved, 'test'), back)).toBe(source);
      }),
      { numRuns: 300 },
    );
  });

  it('has a reference list of exactly what its enabled steps and their children need', () => {
    fc.assert(
      fc.property(built, (source) => {
        const sequence = readSequence(remapSequence(readSequence(source, 'test'), there), 'test');
        const lines = (sequence.referenceList?.entries ?? []).map(({ id: of }) => of);
        const needed = flatReferences(sequence, () => undefined).map(({ id: of }) => of);
        expect(new Set(lines)).toEqual(new Set(needed));
      }),
      { numRuns: 300 },
    );
  });

  it('is told the lines of its new reference list as they would be read', () => {
    fc.assert(
      fc.property(built, fc.constantFrom(there, back), (source, map) => {
        const { text, lines } = moveSequence(readSequence(source, 'test'), map);
        expect(lines).toEqual(writtenLines(readSequence(text, 'test').referenceList));
      }),
      { numRuns: 300 },
    );
  });
});
