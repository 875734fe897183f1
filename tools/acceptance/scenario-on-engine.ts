/** The scenario through the engine itself: what every surface has to come out like. */
import { join } from 'node:path';
import { createEngine } from '@tsferry/engine';
import { choices, type ScenarioPlace, type ScenarioPlans } from './scenario.js';

/** Exports from LAB and imports into PRD with the choices of the scenario; answers what was planned and done. */
export async function runOnEngine({ home, folder }: ScenarioPlace): Promise<ScenarioPlans> {
  const engine = createEngine({ home });
  const { root, archive, comment, overwrite, link } = choices;
  const to = join(folder, archive);
  try {
    const plan = await engine.planExport({ site: 'LAB', roots: [root], comment });
    const exported = await engine.applyExport({ plan, to });
    const policy = {
      byId: { [overwrite]: { action: 'overwrite' as const } },
      links: { [link.id]: link.to },
      ignoreMissing: true,
    };
    const imported = await engine.applyImport({
      plan: await engine.planImport({ site: 'PRD', file: to, folder: choices.folder, policy }),
    });
    return { exported, imported };
  } finally {
    await engine.close();
  }
}
