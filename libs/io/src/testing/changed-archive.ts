import JSZip from 'jszip';
import { writeArchive } from '../archive/write-archive.js';
import { exampleDraft, zipOf } from './example-draft.js';

/** Text parts of an archive by name. */
export type Parts = Map<string, string>;

/** The parts of the example, after `change`, as an archive. */
export async function changed(change: (parts: Parts) => void): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(await writeArchive(exampleDraft()));
  const parts: Parts = new Map();
  for (const [name, entry] of Object.entries(zip.files)) parts.set(name, await entry.async('string'));
  change(parts);
  return zipOf(parts);
}

/** Replaces text of one part; throws when there is nothing to replace. */
export function edit(name: string, from: string | RegExp, to: string): (parts: Parts) => void {
  return (parts) => {
    const before = parts.get(name) ?? '';
    const after = before.replace(from, () => to);
    if (after === before) throw new Error(`${name} does not hold ${String(from)}.`);
    parts.set(name, after);
  };
}

/** Moves a folder. */
export const rename =
  (from: string, to: string): ((parts: Parts) => void) =>
  (parts) => {
    for (const [name, text] of [...parts]) {
      if (!name.startsWith(from)) continue;
      parts.delete(name);
      parts.set(to + name.slice(from.length), text);
    }
  };
/** Adds or replaces a part. */
export const put =
  (name: string, text: string): ((parts: Parts) => void) =>
  (parts) =>
    void parts.set(name, text);
