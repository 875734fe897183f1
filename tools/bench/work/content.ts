import { join } from 'node:path';
import { createEngine } from '@tsferry/engine';

/** Makes a site that holds the objects of a pair, its content where it is. */
export async function importPair(home: string, file: string): Promise<void> {
  const engine = createEngine({ home });
  await engine.createSite({ code: 'LAB' });
  await engine.applyImport({ plan: await engine.planImport({ site: 'LAB', file }) });
  await engine.close();
}

/** The whole export, as it is shipped. */
export async function exportAll(home: string, to: string): Promise<void> {
  const engine = createEngine({ home });
  const plan = await engine.planExport({ site: 'LAB', roots: ['*'] });
  await engine.applyExport({ plan, to: join(to, 'out.zip') });
  await engine.close();
}
