import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '@tsferry/engine';
import type { Size } from '../../screen/area.js';
import { checkFrame, columnsOf } from '../../testing/check-frame.js';
import { driveScreen, type ScreenDriver } from '../../testing/screen-driver.js';
import { meetInPrd, wizardBench, type WizardBench } from '../../testing/wizard-bench.js';
import { importWizard } from './import-wizard.js';

const sizes: readonly Size[] = [
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 140, rows: 40 },
];

let bench: WizardBench;
let zip: string;
let drivers: ScreenDriver[];
beforeEach(async () => {
  bench = await wizardBench();
  zip = await meetInPrd(bench);
  drivers = [];
});
afterEach(async () => {
  for (const driver of drivers) driver.close();
  await bench.dispose();
});

/** Opens the wizard, and checks every frame that is waited for. */
function open(size: Size, engine: Engine = bench.engine, reader = false) {
  const driver = driveScreen(importWizard({ file: zip, site: 'PRD', folder: '/OSD' }), engine, size, {
    color: false,
    reader,
  });
  drivers.push(driver);
  const until = async (shows: string | RegExp): Promise<string> => {
    const frame = await driver.until(shows);
    return reader ? frame : checkFrame(frame, size);
  };
  return { ...driver, until };
}

describe.each(sizes)('the import wizard in $columns columns', (size) => {
  it('shows every page, and imports what was decided', async () => {
    const at = open(size);
    expect(await at.until('Comment')).toContain('First line');
    at.press('<ctrl-n>');
    const content = await at.until('2 rows to decide');
    expect(new Set(columnsOf(content, /Create New|Ignore Duplicate|to decide(?!  n)/)).size).toBe(1);
    expect(new Set(columnsOf(content, /same name|\bnew\b|not in zip|imported\b/)).size).toBe(1);
    at.press('<enter>');
    expect(await at.until('Ignore Dependency')).toContain('Link to an object of the site');
    at.press('<enter>');
    await at.until(/which object/);
    at.press('client');
    await at.until('PRD00003');
    at.press('<enter>');
    await at.until('! 1 row to decide');
    at.press('n', 'I');
    await at.until('Nothing is left to decide.');
    at.press('G', '<enter>', '<down>', '<down>', '<enter>');
    await at.until(/~ .*Deploy.*Overwrite(?! …)/);
    await at.until('Nothing is left to decide.');
    at.press('n');
    await at.until('[Summary]');
    at.press('G');
    await at.until(/new step|Changes in Task/);
    at.press('n');
    expect(await at.until('Replace 1 object of site PRD?')).toContain('~ Task Sequence Deploy (PRD00004)');
    at.press('PRD', '<enter>');
    const done = await at.until('[Completion]');
    expect(done).toMatch(/Imported \d+ objects into PRD/);
    expect(done).toContain('DomainPassword');
    const { objects } = await bench.engine.listObjects({ site: 'PRD', search: 'PRD00004' });
    expect(objects).toMatchObject([{ name: 'Deploy', version: 2 }]);
  });
});

describe('the import wizard', () => {
  const size = sizes[1]!;

  it('shows the File Content page like this', async () => {
    const at = open(size);
    await at.until('Comment');
    at.press('<ctrl-n>');
    await at.until('2 rows to decide');
    at.press('<down>');
    await at.until('Of the same name here:');
    expect(at.frame()).toMatchInlineSnapshot(`
      "Import Task Sequence

      General > [File Content] > Summary > Progress > Completion

               Name                       Class          Match       Action
        [ ] !  LAB00098                   unknown class  not in zip  to decide
      > [ ] !  Client tools               Package        not in zip  to decide
        [ ] +  Tools                      Package        same name   Create New
        [ ] +  Deploy \\u{9b}2J\\u{202e} …  Package        new         Create New
        [ ] +  Tools for everybody for …  Package        new         Create New
        [ ] +  導入ツール一式（本社用）…  Package        new         Create New
        [ ] +  Toó́́́ls with mạ̣́́rks           Package        new         Create New
        [ ] +  Install                    Program        same name   Create New
        [ ] =  Contoso Portal             Application    imported    Ignore Duplicate
        [ ] +  Deploy                     Task Sequence  same name   Create New
      ── Row, 1 to 5 of 6 (Tab to scroll) ────────────────────────────────────────────
      Reference to Package Client tools (LAB00099)
      LAB00099 "Client tools", needed by LAB00002 "Deploy", is neither in the archive
      nor known here: link it or ignore it.
      Wanted by Deploy (LAB00002).
      Of the same name here:

      ! 2 rows to decide  n goes to the next
      Enter choose  n next page  Esc back  L link  Space mark  I ignore     ? all keys"
    `);
  });

  it('shows the Summary page like this', async () => {
    const at = open(size);
    await at.until('Comment');
    at.press('<ctrl-n>');
    await at.until('2 rows to decide');
    at.press(' ', ' ', 'I');
    await at.until('Nothing is left to decide.');
    at.press('n');
    await at.until('[Summary]');
    expect(at.frame().split('── In detail')[0]).toMatchInlineSnapshot(`
      "Import Task Sequence

      General > File Content > [Summary] > Progress > Completion

           Change             Name                  Class          From      Id here
      >    In all             8 objects
        !  Ignore Dependency  LAB00098              unknown class  LAB00098
        !  Ignore Dependency  Client tools          Package        LAB00099
        +  Create New         Tools                 Package        LAB00001  PRD00005
        +  Create New         Deploy \\u{9b}2J\\u{2…  Package        LAB00010  PRD00006
        +  Create New         Tools for everybody…  Package        LAB00011  PRD00007
        +  Create New         導入ツール一式（本社… Package        LAB00012  PRD00008
        +  Create New         Toó́́́ls with mạ̣́́rks      Package        LAB00013  PRD00009
        +  Create New         Install               Program        LAB0000…  PRD0000…
        =  Ignore Duplicate   Contoso Portal        Application    ScopeId…  same id
      "
    `);
  });

  it('saves what is to be entered again, and asks before it replaces a file', async () => {
    const at = open(size);
    const file = join(bench.folder, 'again.csv');
    const saveAs = async (): Promise<void> => {
      at.press('w');
      await at.until('Save the values to enter again as');
      at.press('<ctrl-u>', file, '<enter>');
    };
    await at.until('Comment');
    at.press('<ctrl-n>');
    await at.until('2 rows to decide');
    at.press(' ', ' ', 'I');
    await at.until('Nothing is left to decide.');
    at.press('n');
    await at.until('[Summary]');
    at.press('n');
    await at.until('[Completion]');
    await saveAs();
    await at.until('Saved as');
    expect(readFileSync(file, 'utf8')).toContain('"DomainPassword"');
    await saveAs();
    await at.until('It exists already. Enter once more replaces it.');
    at.press('<enter>');
    await at.until('Saved as');
  });

  it('cancels an import that runs, and leaves the site as it was', async () => {
    const before = await bench.engine.listObjects({ site: 'PRD' });
    // Work that takes until it is cancelled: then the engine is asked, with the signal as it is.
    const slow: Engine = {
      ...bench.engine,
      applyImport: async (input, run = {}) => {
        run.onProgress?.({ stage: 'hashing', bytes: 1024, totalBytes: 4096, files: 1, totalFiles: 2 });
        await new Promise((resolve) => run.signal?.addEventListener('abort', resolve));
        return bench.engine.applyImport(input, run);
      },
    };
    const at = open(size, slow);
    await at.until('Comment');
    at.press('<ctrl-n>');
    await at.until('2 rows to decide');
    at.press(' ', ' ', 'I');
    await at.until('Nothing is left to decide.');
    at.press('n');
    await at.until('[Summary]');
    at.press('n');
    expect(await at.until('Importing into PRD')).toContain('Ctrl-C cancels: site PRD stays as it is.');
    await at.until('1.0 KiB of 4.0 KiB, 1 of 2 files');
    at.press('<ctrl-c>');
    await at.until('Cancelled. Site PRD is as it was before: nothing was imported.');
    expect(await bench.engine.listObjects({ site: 'PRD' })).toEqual(before);
    at.press('<escape>');
    await at.until('[Summary]');
  });

  it('reads its pages to a screen reader in words, one part after the other', async () => {
    const at = open(size, bench.engine, true);
    expect(await at.until('Comment')).toContain('Page 1 of 5: General');
    at.press('<ctrl-n>');
    const content = await at.until('2 rows to decide');
    expect(content).toContain('Page 2 of 5: File Content');
    expect(content).not.toMatch(/[─│█▏]/);
  });
});
