import { join } from 'node:path';
import { createFerry } from '@tsferry/engine';

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
