import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findFreeTextIds } from '../sequence/find-free-text-ids.js';
import { sequenceOf } from '../object/codecs/sequence-of.js';
import { buildTaskSequence, runCommandLine } from '../testing/index.js';
import { objectFindings } from './object-findings.js';
import { sequenceFindings } from './sequence-findings.js';

const isId = (token: string): boolean =>
  (/^[A-Z0-9]{3}[0-9A-F]{5}$/i.test(token) && token !== '00000000') || /^ScopeId_/i.test(token);

it('finds in free text what has the form of an id, as if every text were taken apart', () => {
  const pieces = ['LAB00001', 'lab0000f', 'ScopeId_a', 'SCOPEID_A/Application_1', '00000000', '12345678'];
  const between = ['', ' ', '-', '_', 'x', '\\', ':', '{', '}', '/', '"', 'é'];
  const word = fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...between)).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.constantFrom(...between)), { maxLength: 6 }), (words) => {
      const object = buildTaskSequence('LAB00009', 'Deploy', [runCommandLine(`Run ${words.join('')}`, words.join(''))]);
      const sequence = sequenceOf(object.instance)!;
      const all = findFreeTextIds(sequence, {
        idOf: (token) => (isId(token) ? token : undefined),
        mayHold: () => true,
      });
      expect(sequenceFindings(object)?.freeText).toEqual(all);
    }),
  );
});

it('looks through a task sequence once, however often it is asked what it holds', () => {
  const object = buildTaskSequence('LAB00009', 'Deploy', [runCommandLine('Run', 'x.exe', 'LAB00001')]);
  const found = objectFindings(object);
  expect(found).toMatchObject({ references: [{ id: 'LAB00001' }], sequence: { unresolved: [] } });
  expect(objectFindings(object)).toBe(found);
  expect(objectFindings({ ...object, id: 'LAB0000A' })).not.toBe(found);
});
