/** Draws the File Content page for the README. */
import { join } from 'node:path';
import { createEngine } from '@tsferry/engine';
import { driveScreen } from '../apps/tui/src/testing/screen-driver.js';
import { importWizard } from '../apps/tui/src/wizard/import/import-wizard.js';
import { choices, prepareScenario, removeScenarios } from './acceptance/scenario.js';

/** The page as it is drawn: the scenario of the acceptance tests, with one of each decision made. */
export async function drawPage(): Promise<string> {
  const scenario = await prepareScenario();
  const engine = createEngine({ home: scenario.home });
  const { root, comment, folder, overwrite, link, ignored } = choices;
  const file = join(scenario.folder, choices.archive);
  try {
    const plan = await engine.planExport({ site: 'LAB', roots: [root], comment });
    await engine.applyExport({ plan, to: file });
    const policy = {
      byId: { [overwrite]: { action: 'overwrite' as const } },
      links: { [link.id]: link.to },
      ignoreIds: [ignored],
    };
    const at = driveScreen(importWizard({ file, site: 'PRD', folder, policy }), engine);
    await at.until(comment);
    at.press('<ctrl-n>');
    const frame = await at.until('Nothing is left to decide.');
    at.close();
    await at.done;
    return `${frame}\n`;
  } finally {
    await engine.close();
    removeScenarios([scenario]);
  }
}
