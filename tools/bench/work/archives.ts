import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine } from '@tsferry/engine';

/** Checks a pair; throws when it is not whole. */
export async function verifyPair(file: string): Promise<void> {
  const engine = createEngine({ home: join(file, '..') });
  await engine.verifyArchive({ file });
  await engine.close();
}

/** Inspects every archive of a folder, one after the other. */
export async function inspectAll(folder: string): Promise<void> {
  const engine = createEngine({ home: folder });
  for (const name of readdirSync(folder)) {
    const { objects } = await engine.inspectArchive({ file: join(folder, name) });
    if (objects.length === 0) throw new Error(`${name} holds nothing.`);
  }
  await engine.close();
}

/** Imports an archive into a new site. Answers the milliseconds of the plan and of its application. */
export async function importArchive(home: string, file: string): Promise<Record<string, number>> {
  const engine = createEngine({ home });
  await engine.createSite({ code: 'PRD' });
  const start = performance.now();
  const plan = await engine.planImport({ site: 'PRD', file, content: false });
  const planned = performance.now();
  await engine.applyImport({ plan });
  const applied = performance.now();
  await engine.close();
  return { plan: planned - start, apply: applied - planned };
}
