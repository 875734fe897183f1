import { existsSync, readdirSync, readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { expect, it } from 'vitest';
import { readSequence } from '../sequence/read-sequence.js';
import { readXml } from '../xml/read-xml.js';
import { leafText } from '../xml/xml-text.js';
import { findSequenceSuspects, redactSequence } from './scan-sequence.js';

const folder = new URL('../../../../../shared/samples/exports/', import.meta.url);

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

/** How many exports the folder held when every find in it was looked at (labelled/README.md), and how many finds. */
const looked = { exports: 35, finds: 4 };

it.skipIf(!existsSync(folder))('redacts everything it finds in the optional samples, which was looked at', async () => {
  const counts = new Map<string, number>();
  const names = readdirSync(folder).filter((entry) => entry.endsWith('.zip'));
  for (const name of names) {
    const zip = await JSZip.loadAsync(readFileSync(new URL(name, folder)));
    for (const part of Object.values(zip.files)) {
      if (!/^SMS_TaskSequencePackage\/[^/]+\/object\.xml$/.test(part.name)) continue;
      const text = sequenceText((await part.async('string')).replace(/^\uFEFF/, ''));
      if (text === null) continue;
      const sequence = readSequence(text, part.name);
      const suspects = findSequenceSuspects(sequence);
      for (const { rule } of suspects) counts.set(rule, (counts.get(rule) ?? 0) + 1);
      const redacted = redactSequence(sequence, suspects);
      expect(redacted === text).toBe(suspects.length === 0);
      expect(findSequenceSuspects(readSequence(redacted, part.name))).toEqual([]);
    }
  }
  console.log('Suspected values in the samples, by rule:', Object.fromEntries(counts));
  const finds = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (names.length === looked.exports) expect(finds).toBe(looked.finds);
});
