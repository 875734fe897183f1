/**
 * The scenario that every surface must carry out alike: an export with content, then an import into production with one
 * Overwrite, one link, one Create New and one ignored dependency. A surface gets a place of its own with two sites.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setText, type ManagedObject } from '@tsferry/domain';
import type { ExportAnswer, ImportAnswer } from '@tsferry/domain/shapes';
import { buildPackage, buildTaskSequence, installPackage, runCommandLine } from '@tsferry/domain/testing';
import { openCatalog } from '@tsferry/stores';
import { lab } from '../fixtures-source/lab-ids.js';
import { fixture, temporaryEngine } from './temporary-engine.js';

/** What the person wants, whatever it is asked with. */
export const choices = {
  /** The task sequence that is exported, and the name of the archive. */
  root: 'LAB00F01',
  archive: 'kiosk.zip',
  comment: 'For the kiosks',
  folder: '/OSD/Prod',
  /** The package that production has from an older export. */
  overwrite: lab.vpn,
  overwriteName: 'Contoso VPN',
  /** A package that is nowhere in the archive; production has one of its own for it. */
  link: { id: 'LAB00F98', to: 'PRD00F01', toName: 'Kiosk Settings' },
  /** A package that is nowhere at all. */
  ignored: 'LAB00F99',
} as const;

/** What both plans of the scenario say, whatever they were made with. */
export type ScenarioPlans = { readonly exported: ExportAnswer; readonly imported: ImportAnswer };

/** The plans without what differs from run to run: whether they were applied yet, and the folder they were applied in. */
export function plansOf({ exported, imported }: ScenarioPlans): unknown {
  const { archive: _archive, applied: _exported, warnings: _exportWarnings, ...exportPlan } = exported;
  const { objects, missing, unresolved, reenter, blockers } = imported;
  return { exported: exportPlan, imported: { objects, missing, unresolved, reenter, blockers } };
}

/** A folder with a home that has both sites. */
export type ScenarioPlace = { readonly folder: string; readonly home: string };

/** Makes the place that all others are copies of. Remove its folder at the end: content lies in it. */
export async function prepareScenario(): Promise<ScenarioPlace> {
  const at = await temporaryEngine('LAB', 'PRD');
  await at.import({ site: 'LAB', file: fixture('lab.zip'), folder: '/OSD' });
  await at.export({ site: 'LAB', roots: [choices.overwrite], to: at.path('vpn.zip') });
  await at.import({ site: 'PRD', file: at.path('vpn.zip') });
  await at.engine.close();
  await put(at.home, 'PRD', buildPackage(choices.link.to, choices.link.toName));
  await put(
    at.home,
    'LAB',
    buildTaskSequence(choices.root, 'Deploy a kiosk', [
      installPackage('Install the VPN', choices.overwrite, 'Install - silent'),
      runCommandLine('Copy the toolkit', 'copy.cmd', lab.toolkit),
      runCommandLine('Set up the kiosk', 'kiosk.cmd', choices.link.id),
      runCommandLine('Say hello', 'hello.cmd', choices.ignored, { disabled: true }),
    ]),
  );
  await change(at.home, 'LAB', choices.overwrite);
  return { folder: at.folder, home: at.home };
}

/** A copy of a place. */
export function copyScenario({ folder }: ScenarioPlace): ScenarioPlace {
  const copy = mkdtempSync(join(tmpdir(), 'tsferry-scenario-'));
  cpSync(folder, copy, { recursive: true });
  return { folder: copy, home: join(copy, 'home') };
}

/** Takes places away. */
export function removeScenarios(places: readonly ScenarioPlace[]): void {
  for (const { folder } of places) rmSync(folder, { recursive: true, force: true });
}

/** What a site adds to an object that somebody just made in it. */
const fresh = { folder: '/', version: 1, predefined: null, contents: [] };

async function put(home: string, code: string, object: ManagedObject): Promise<void> {
  const catalog = await openCatalog({ home });
  try {
    await (await catalog.open(code)).write((site) => site.put({ ...object, ...fresh }));
  } finally {
    await catalog.close();
  }
}

/** Somebody works on the package in the lab after production got it. */
async function change(home: string, code: string, id: string): Promise<void> {
  const catalog = await openCatalog({ home });
  try {
    await (
      await catalog.open(code)
    ).write(async (site) => {
      const [head] = await site.findIds([id]);
      const object = (await site.get(head!))!;
      const instance = setText(object.instance, 'Description', 'Second edition');
      await site.put({ ...object, instance, version: object.version + 1 });
    });
  } finally {
    await catalog.close();
  }
}
