import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine } from '@tsferry/engine';
import { writeHere, writeNew } from './wizard-lab.js';

/** A temporary folder, and an engine with the sites LAB and PRD, both empty. */
export type WizardBench = { readonly folder: string; readonly engine: Engine; dispose(): Promise<void> };

/** The pair of a laboratory, of the fixtures: every kind of object, with content. */
export const labZip = join(import.meta.dirname, '..', '..', '..', '..', 'tools', 'fixtures', 'lab.zip');

/** Imports `here.zip` into PRD, and writes `new.zip`, which meets it. */
export async function meetInPrd({ engine, folder }: WizardBench): Promise<string> {
  const plan = await engine.planImport({ site: 'PRD', file: await writeHere(folder) });
  await engine.applyImport({ plan });
  return writeNew(folder);
}

/** Makes a bench. Dispose it at the end. */
export async function wizardBench(): Promise<WizardBench> {
  const folder = mkdtempSync(join(tmpdir(), 'tsferry-wizard-'));
  const engine = createEngine({ home: join(folder, 'home'), now: () => new Date('2026-03-04T05:06:07Z') });
  await engine.createSite({ code: 'LAB', name: 'Lab' });
  await engine.createSite({ code: 'PRD', name: 'Production' });
  return {
    folder,
    engine,
    async dispose() {
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
