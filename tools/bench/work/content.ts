import { join } from 'node:path';
import { createFerry } from '@tsferry/engine';
import { publishPair } from '@tsferry/io';

/** Publishes a folder as the content of an export, with nothing put on the disk: the same work as `cp -r` and hashes. */
export async function publishUnsynced(from: string, to: string): Promise<void> {
  await publishPair({
    zip: join(to, 'out.zip'),
    overwrite: false,
    content: [{ source: from, relativePath: 'Content', singleFile: false }],
    archive: Buffer.from('no archive'),
    check: async () => undefined,
    sync: false,
  });
}

/** Makes a site that holds the objects of a pair, its content where it is. */
export async function importPair(home: string, file: string): Promise<void> {
  const ferry = createFerry({ home });
  await ferry.createSite({ code: 'LAB' });
  await ferry.applyImport({ plan: await ferry.planImport({ site: 'LAB', file }) });
  await ferry.close();
}

/** The whole export, as it is shipped. */
export async function exportAll(home: string, to: string): Promise<void> {
  const ferry = createFerry({ home });
  const plan = await ferry.planExport({ site: 'LAB', roots: ['*'] });
  await ferry.applyExport({ plan, to: join(to, 'out.zip') });
  await ferry.close();
}
