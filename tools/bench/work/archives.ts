import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createFerry } from '@tsferry/engine';

/** Checks a pair; throws when it is not whole. */
export async function verifyPair(file: string): Promise<void> {
  const ferry = createFerry({ home: join(file, '..') });
  await ferry.verifyArchive({ file });
  await ferry.close();
}

/** Inspects every archive of a folder, one after the other. */
export async function inspectAll(folder: string): Promise<void> {
  const ferry = createFerry({ home: folder });
  for (const name of readdirSync(folder)) {
    const { objects } = await ferry.inspectArchive({ file: join(folder, name) });
    if (objects.length === 0) throw new Error(`${name} holds nothing.`);
  }
  await ferry.close();
}

/** Imports an archive into a new site. Answers the milliseconds of the plan and of its application. */
export async function importArchive(home: string, file: string): Promise<Record<string, number>> {
  const ferry = createFerry({ home });
  await ferry.createSite({ code: 'PRD' });
  const start = performance.now();
  const plan = await ferry.planImport({ site: 'PRD', file, content: false });
  const planned = performance.now();
  await ferry.applyImport({ plan });
  const applied = performance.now();
  await ferry.close();
  return { plan: planned - start, apply: applied - planned };
}
