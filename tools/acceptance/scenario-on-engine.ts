/** The scenario through the engine itself: what every surface has to come out like. */
import { join } from 'node:path';
import { createFerry, type ImportAnswer } from '@tsferry/engine';
import { choices, type ScenarioPlace } from './scenario.js';

/** Exports from LAB and imports into PRD with the choices of the scenario; answers what the import did. */
export async function runOnEngine({ home, folder }: ScenarioPlace): Promise<ImportAnswer> {
  const ferry = createFerry({ home });
  const { root, archive, comment, overwrite, link, ignored } = choices;
  const to = join(folder, archive);
  try {
    const plan = await ferry.planExport({ site: 'LAB', roots: [root], comment });
    await ferry.applyExport({ plan, to });
    const policy = {
      byId: { [overwrite]: { action: 'overwrite' as const } },
      links: { [link.id]: link.to },
      ignoreIds: [ignored],
    };
    return await ferry.applyImport({
      plan: await ferry.planImport({ site: 'PRD', file: to, folder: choices.folder, policy }),
    });
  } finally {
    await ferry.close();
  }
}
