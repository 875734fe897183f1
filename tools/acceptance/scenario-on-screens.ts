import { hasEnded, openTmux } from '../../apps/tui/src/testing/tmux-screen.js';
import { choices, type ScenarioPlace } from './scenario.js';

/** Cells of the File Content page: name, class, match, action. */
export type ShownRow = readonly string[];

/**
 * The scenario, typed into the screens on a real terminal, whose size changes in the middle of it. The rows of the import
 * as they are shown when all is decided.
 */
export async function runOnScreens({ home, folder }: ScenarioPlace): Promise<ShownRow[]> {
  const env = { PATH: process.env['PATH'], TERM: 'xterm-256color', LANG: 'C.UTF-8', TSFERRY_HOME: home };
  const at = openTmux(folder, env);
  const { root, archive, comment, overwrite, overwriteName, link, ignored } = choices;
  try {
    at.run();
    await at.until('Install the portal');

    // The browser: find the task sequence, and export it.
    at.type('<tab>', '/', root, '<enter>');
    await at.until('Install the VPN');
    at.type('e');
    await at.until(/Objects +LAB00F01/);
    at.type(archive, '<tab>', '<tab>', '<tab>', comment, '<ctrl-n>');
    await at.until('Wanted by Deploy a kiosk');
    at.resize(60, 20);
    at.type('n');
    await at.until('The next page exports this.');
    at.type('n');
    await at.until('Exported 6 objects');
    at.resize(140, 40);
    at.type('<enter>');
    await at.until('Task sequences');

    // Into production: the second site.
    at.type('<shift-tab>', '<end>');
    await at.until(/^tsferry {2}PRD/);
    at.type('i');
    await at.until(/\(•\) PRD|Into site +PRD/);
    at.type(archive, '<tab>', '<tab>', '<ctrl-u>', choices.folder, '<ctrl-n>');
    await at.until('2 rows to decide');
    at.type('L');
    await at.until('which object of the site stands for it?');
    at.type(link.toName);
    await at.until(/> PRD00F01 +Kiosk Settings/);
    at.type('<enter>');
    await at.until('1 row to decide');
    at.resize(80, 24);
    at.type('/', ignored, '<enter>', 'I');
    await at.until('Nothing is left to decide.');
    at.type('<escape>');
    await at.until('Deployment Toolkit');
    at.type('/', overwrite, '<enter>', 'c');
    await at.until(`Package ${overwriteName} (${overwrite}): what happens to it?`);
    at.type('<down>', '<enter>');
    await at.until(new RegExp(`~ +${overwriteName} .*Overwrite`));
    at.resize(140, 40);
    at.type('<escape>');
    const rows = rowsOf(await at.until(/\[ \] \+ +Deploy a kiosk/));
    at.type('n');
    await at.until('The next page imports this into PRD.');

    // Overwriting asks once more, by name.
    at.type('n');
    await at.until('Type PRD to replace them.');
    at.type('prd', '<enter>');
    await at.until('Imported 4 objects into PRD');
    at.type('<enter>');
    await at.until('Task sequences');
    at.type('q');
    await at.until(hasEnded);
    return rows;
  } finally {
    at.dispose();
  }
}

function rowsOf(screen: string): ShownRow[] {
  const cells = /^[> ] \[ \] . +(.+?) *(?:│|$)/gm;
  return [...screen.matchAll(cells)].map(([, row = '']) => row.split(/ {2,}/));
}
