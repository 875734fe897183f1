import { existsSync, readdirSync, readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import type { IdMap } from '../reference/id-map.js';
import { idKey, unresolvedId } from '../reference/ref.js';
import { blankSecrets } from '../secret/blank-secrets.js';
import { readXml } from '../xml/read-xml.js';
import { leafText } from '../xml/xml-text.js';
import { applyEdits } from '../text/edit-text.js';
import { findPlaces, findReferences } from './find-references.js';
import { requiredLines } from './flat-references.js';
import { readSequence } from './read-sequence.js';
import { remapSequence } from './remap-sequence.js';
import { allNodes } from './sequence.js';
import { stepTypeOf } from './step-types.js';

const folder = new URL('../../../../../shared/samples/exports/', import.meta.url);
const present = existsSync(folder);
if (!present) console.log('The optional sample folder is not there: no real task sequence is read by this file.');

/** The value of the property `Sequence` of an `object.xml`. */
function sequenceText(xml: string): string | null {
  const open: string[] = [];
  let start = 0;
  let text: string | null = null;
  readXml(xml, 'object.xml', {
    open: (tag) => {
      open.push(tag.attributes.get('NAME') ?? '');
      start = tag.contentStart;
    },
    close: (name, contentEnd) => {
      open.pop();
      if (name === 'VALUE' && open.length === 2 && open[1] === 'Sequence')
        text = leafText(xml.slice(start, contentEnd));
    },
  });
  return text;
}

const samples: { readonly where: string; readonly text: string }[] = [];

beforeAll(async () => {
  if (!present) return;
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.zip'))) {
    const zip = await JSZip.loadAsync(readFileSync(new URL(name, folder)));
    for (const part of Object.values(zip.files)) {
      if (!/^SMS_TaskSequencePackage\/[^/]+\/object\.xml$/.test(part.name)) continue;
      const text = sequenceText((await part.async('string')).replace(/^\uFEFF/, ''));
      if (text !== null) samples.push({ where: `${name}/${part.name}`, text });
    }
  }
});

/** An id of the same length that no sample has; its own inverse. */
const swap: IdMap = (kind, id) => {
  if (kind === 'package') return { id: Array.from(id, (unit) => swapped.get(unit) ?? unit).join('') };
  return { id: id.replace(/Application_(.*)$/, (_, rest: string) => `Application_${[...rest].reverse().join('')}`) };
};
const swapped = new Map([...'09182736455463728190'].map((unit, at, all) => [unit, all[at ^ 1] ?? unit]));

describe.skipIf(!present)('every task sequence of the optional samples', () => {
  it('is unchanged to the byte without edits', () => {
    expect(samples.length).toBeGreaterThan(0);
    for (const { where, text } of samples) {
      const sequence = readSequence(text, where);
      expect(applyEdits(text, [])).toBe(text);
      expect(remapSequence(sequence, () => undefined)).toBe(text);
      expect(remapSequence(sequence, (_, id) => ({ id }))).toBe(text);
    }
  });

  it('holds steps whose types are known', () => {
    const unknown = new Set<string>();
    for (const { where, text } of samples) {
      for (const { kind, type } of allNodes(readSequence(text, where))) {
        if (kind !== 'group' && stepTypeOf(type).label === '') unknown.add(type);
      }
    }
    expect([...unknown]).toEqual([]);
  });

  it('has a reference list of exactly what its enabled steps and their children need', () => {
    for (const { where, text } of samples) {
      const sequence = readSequence(text, where);
      const required = requiredLines(findPlaces(sequence), {
        target: ({ id }) => id,
        childReferences: () => undefined,
      });
      const lines = sequence.referenceList?.entries ?? [];
      expect(new Set(lines.map(({ id }) => id)), where).toEqual(new Set(required.map(({ id }) => id)));
    }
  });

  it('differs at the places of its ids only when they move, and moves back to the same bytes', () => {
    let moves = 0;
    for (const { where, text } of samples) {
      const sequence = readSequence(text, where);
      const places = findReferences(sequence);
      const moved = remapSequence(sequence, swap);
      const edits = places.map(({ kind, id, span }) => ({ ...span, text: swap(kind, id)?.id ?? id }));
      expect(moved === applyEdits(text, edits), where).toBe(true);
      const old = new Set(places.map(({ id }) => idKey(id)));
      const left = findReferences(readSequence(moved, where)).filter(
        ({ id }) => old.has(idKey(id)) && id !== unresolvedId,
      );
      expect(left, where).toEqual([]);
      expect(remapSequence(readSequence(moved, where), swap) === text, where).toBe(true);
      moves += places.length;
    }
    console.log(`Moved ${moves} places in ${samples.length} task sequences of the samples, and back.`);
  });

  it('holds no documented secret, since the console blanked them', () => {
    const counts = new Map<string, number>();
    for (const { where, text } of samples) {
      const blanked = blankSecrets(readSequence(text, where));
      expect(blanked.text === text, where).toBe(true);
      for (const { property, state } of blanked.secrets) {
        const key = `${property.replace(/\/.*/, '')} ${state}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    console.log('Secret fields in the samples:', Object.fromEntries(counts));
  });
});
