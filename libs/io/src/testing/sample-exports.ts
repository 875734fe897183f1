import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import JSZip from 'jszip';

const folder = fileURLToPath(new URL('../../../../../shared/samples/exports', import.meta.url));

/** Paths of the real exports in the optional sample folder beside the repository; empty when there is none. */
export function sampleExports(): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.zip'))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** What a suite over the samples is called, so that a run without them says so. */
export const samplesTitle =
  sampleExports().length > 0 ? 'the sample exports' : 'the sample exports (folder not there: skipped)';

/** Every part of a sample by name, in the order of the zip. */
export async function sampleParts(path: string): Promise<Map<string, Uint8Array>> {
  const zip = await JSZip.loadAsync(readFileSync(path));
  const parts = new Map<string, Uint8Array>();
  for (const [name, entry] of Object.entries(zip.files)) parts.set(name, await entry.async('uint8array'));
  return parts;
}
