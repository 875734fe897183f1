/** Draws the File Content page for the README. Run (`npm run readme`), it puts the page there; a test compares the two. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine } from '@tsferry/engine';
import { driveScreen } from '../apps/tui/src/testing/screen-driver.js';
import { importWizard } from '../apps/tui/src/wizard/import/import-wizard.js';
import { choices, prepareScenario, removeScenarios } from './acceptance/scenario.js';

const readme = join(import.meta.dirname, '..', 'README.md');
const place = /(<!-- file content -->\s*```text\n)([\s\S]*?)(```\s*<!-- \/file content -->)/;

/** The page as the README has it. */
export function shownPage(): string {
  return place.exec(readFileSync(readme, 'utf8'))?.[2] ?? '';
}

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

if (process.argv[1] === import.meta.filename) {
  const page = await drawPage();
  writeFileSync(
    readme,
    readFileSync(readme, 'utf8').replace(place, (_, before, _shown, after) => before + page + after),
  );
}
