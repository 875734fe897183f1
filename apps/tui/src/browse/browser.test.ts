import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Look } from '../screen/look.js';
import type { Size } from '../screen/area.js';
import { textWidth } from '../terminal/text-width.js';
import { writeLab } from '../testing/command-line.js';
import { driveScreen, type ScreenDriver } from '../testing/screen-driver.js';
import { labZip, wizardBench, type WizardBench } from '../testing/wizard-bench.js';
import { browser } from './browser.js';

let bench: WizardBench;
let empty: WizardBench;
let at: ScreenDriver;

beforeAll(async () => {
  bench = await wizardBench();
  empty = await wizardBench();
  const plan = await bench.engine.planImport({ site: 'LAB', file: labZip, folder: '/OSD/Prod' });
  await bench.engine.applyImport({ plan });
  await writeLab(bench.folder);
});
afterEach(() => at.close());
afterAll(async () => {
  await bench.dispose();
  await empty.dispose();
});

const open = (size?: Partial<Size>, look?: Look): void => {
  at = driveScreen(browser(), bench.engine, { columns: 80, rows: 24, ...size }, look);
};
/** The part of a frame right of the places. */
const right = (frame: string): string =>
  frame
    .split('\n')
    .map((line) => line.split(' │ ')[1] ?? line)
    .join('\n');

describe('the browser', () => {
  it('shows sites with their kind, task sequences with their folder, and the steps of the chosen one', async () => {
    open();
    await at.until('Install the portal');
    expect(at.frame()).toMatchInlineSnapshot(`
      "tsferry  LAB, primary site

      ══ Sites ═══════════ │ ── Task sequences ───────────────────────────────────────
      > ▾ LAB primary      │       Task sequence         Id        Folder
          ▾ OSD            │ > [ ] Install Applications  LAB00011  /OSD/Prod
              Prod         │   [ ] Configure Windows     LAB00012  /OSD/Prod
          PRD primary      │   [ ] Deploy Windows 11     LAB00013  /OSD/Prod
                           │
                           │
                           │ ── [Steps]  Needs 4  Needed by 1  All ───────────────────
                           │     Install the portal (InstallApplication)
                           │     Install the runtime again (InstallApplication)
                           │     Install the VPN (InstallSoftware)
                           │
                           │
                           │
                           │
                           │
                           │
                           │
                           │

      3 objects
      Tab next part  Enter choose  e export  i import  f find any object    ? all keys"
    `);
  });

  it.each([60, 80, 140])('fits %d columns', async (columns) => {
    open({ columns, rows: columns === 60 ? 20 : 40 });
    const frame = await at.until('Install the VPN');
    for (const line of frame.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(columns);
    expect(frame).toMatch(/LAB primary[^]*Install App[^]*\[Steps\]/);
  });

  it('shows one part alone where there is no room for all', async () => {
    open({ columns: 40, rows: 12 });
    expect(await at.until('LAB primary')).not.toContain('Task sequences');
    at.press('<tab>');
    expect(await at.until('Task sequences')).not.toContain('LAB primary');
    at.press('<tab>');
    await at.until('Install the portal');
  });

  it('opens child task sequences, and dims and names what is disabled', async () => {
    open();
    await at.until('Install the portal');
    at.press('<tab>', '<down>');
    await at.until('Install old printers (RunCommandLine) (disabled)');
    at.press('<tab>', '<end>', '<right>');
    expect(await at.until('Install the portal')).toMatch(/▾ Install applications \[task sequence\]/);
  });

  it('shows what a task sequence needs and what that is here, what needs it, and goes there and back', async () => {
    open({ rows: 40, columns: 140 });
    await at.until('Install the portal');
    at.press('<tab>', '<tab>', 'd');
    expect(await at.until('[Needs 4]')).toMatch(/> = {2}Contoso Portal +Application/);
    at.press('<end>', '<enter>');
    expect(right(await at.until('[Needs 0]'))).toMatch(/> \[ \] Contoso VPN +Package +LAB00004/);
    at.press('<escape>');
    expect(right(await at.until('[Needs 4]'))).toMatch(/> \[ \] Install Applications/);
    at.press('d', '<enter>');
    expect(right(await at.until('Needed by 1]'))).toMatch(/> \[ \] Configure Windows/);
  });

  it('shows references that resolve to nothing as missing', async () => {
    open({ columns: 140 });
    await at.until('Install the portal');
    at.press('o', join(bench.folder, 'lab.zip'), '<enter>');
    await at.until('Run a tool');
    at.press('<tab>', 'd');
    expect(await at.until('LAB00099, missing')).toMatch(/! {2}\(name unknown\)/);
  });

  it('finds any object of any class, and Esc goes back to the task sequences', async () => {
    open();
    await at.until('Install the portal');
    at.press('f', 'portal classic');
    expect(await at.until('1 of 23')).toMatch(/Contoso Portal Classic +Application/);
    at.press('<enter>');
    await at.until('Needed by 1');
    at.press('<escape>', '<escape>');
    await at.until(/[─═] Task sequences/);
  });

  it('looks into a folder', async () => {
    open();
    await at.until('Prod');
    at.press('<down>', '<down>');
    expect(await at.until('Task sequences in /OSD/Prod')).toContain('3 objects');
  });

  it('keeps marks while it looks elsewhere in the place', async () => {
    open();
    await at.until('Install the portal');
    at.press('<tab>', '<space>', 'f', 'vpn', '<enter>', '<space>');
    await at.until('2 marked');
    at.press('<escape>', '<escape>');
    expect(await at.until(/[─═] Task sequences/)).toContain('2 marked');
    at.press('e');
    expect(await at.until('Export Task Sequence')).toMatch(/LAB00004\n +LAB00011/);
  });

  it('scrolls all there is of an object to its last line', async () => {
    open();
    await at.until('Install the portal');
    at.press('<tab>', '<end>');
    await at.until('Partition');
    at.press('<tab>', 'd', 'd', 'd');
    await at.until('[All]');
    // A line too far would leave the bottom of the part empty.
    at.press('<end>', '<down>', '<down>', '<up>', '<down>');
    const frame = await at.until(/LAB0000C[^]*x64/);
    expect(right(frame).split('\n').at(-4)).toMatch(/\S/);
  });

  it('opens an archive like a site, read-only', async () => {
    open();
    await at.until('Install the portal');
    at.press('o', labZip, '<enter>');
    const frame = await at.until('lab.zip, archive, read-only');
    expect(frame).toMatch(/lab\.zip arch/);
    at.press('e');
    expect(at.frame()).not.toContain('Export Task Sequence');
    expect(at.frame()).not.toMatch(/^.* e export/m);
  });

  it('keeps what was typed when the archive cannot be read, and says why', async () => {
    open();
    await at.until('LAB primary');
    at.press('o', '/nowhere/lab.zip', '<enter>');
    await at.until('there is no such file');
    at.press('<backspace>', '<backspace>', '<backspace>', '<backspace>');
    await at.until('/nowhere/lab▏');
  });

  it('starts the export wizard with what is marked, and the import wizard at the site', async () => {
    open();
    await at.until('Install the portal');
    at.press('<tab>', '<space>', '<space>');
    await at.until('2 marked');
    at.press('e');
    await at.until('Export Task Sequence');
    at.press('<escape>');
    await at.until('2 marked');
    at.press('i');
    await at.until('Import Task Sequence');
  });

  it('says how to begin when there is nothing yet', async () => {
    const nothing = { listSites: async () => ({ sites: [] }) } as unknown as WizardBench['engine'];
    at = driveScreen(browser(), nothing);
    const frame = await at.until('There are no sites yet');
    expect(frame).toContain('tsferry site create LAB');
    expect(frame).toMatch(/o open an archive/);
  });

  it('says that a site is empty, and how to see more', async () => {
    at = driveScreen(browser(), empty.engine);
    await at.until('f shows objects of every class');
  });

  it('reads one part after the other for a screen reader, in words', async () => {
    open({}, { color: false, reader: true });
    const frame = await at.until('LAB primary (level 1, open, current, 1 of 4)');
    expect(frame).toMatch(/^tsferry {2}LAB, primary site\nSites\nLAB primary/);
    at.press('<tab>');
    expect(await at.until('Task sequences')).toMatch(/Install Applications, LAB00011, \/OSD\/Prod \(current, 1 of 3\)/);
    expect(at.frame()).not.toMatch(/[─│▸▾]/);
  });
});
