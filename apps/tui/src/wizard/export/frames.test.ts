import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '@tsferry/engine';
import type { Size } from '../../screen/area.js';
import { checkFrame, columnsOf } from '../../testing/check-frame.js';
import { driveScreen, type ScreenDriver } from '../../testing/screen-driver.js';
import { meetInPrd, wizardBench, type WizardBench } from '../../testing/wizard-bench.js';
import { exportWizard } from './export-wizard.js';

const sizes: readonly Size[] = [
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 140, rows: 40 },
];

let bench: WizardBench;
let drivers: ScreenDriver[];
beforeEach(async () => {
  bench = await wizardBench();
  const file = await meetInPrd(bench);
  const plan = await bench.engine.planImport({ site: 'LAB', file, policy: { ignoreMissing: true } });
  await bench.engine.applyImport({ plan });
  drivers = [];
});
afterEach(async () => {
  for (const driver of drivers) driver.close();
  await bench.dispose();
});

/** Opens the wizard, and checks every frame that is waited for. */
function open(size: Size, engine: Engine = bench.engine) {
  const driver = driveScreen(exportWizard({ site: 'LAB', roots: ['*'] }), engine, size);
  drivers.push(driver);
  const until = async (shows: string | RegExp): Promise<string> => checkFrame(await driver.until(shows), size);
  return { ...driver, until };
}

describe.each(sizes)('the export wizard in $columns columns', (size) => {
  it('shows every page, and exports what was asked for', async () => {
    const at = open(size);
    await at.until('> File');
    at.press(join(bench.folder, 'out'), '<tab>');
    await at.until(/Everything the task sequences\s+need/);
    at.press('<ctrl-n>');
    const related = await at.until('── Why');
    expect(new Set(columnsOf(related, /asked for|needed by/)).size).toBe(1);
    expect(related).toContain('2.9 KiB');
    at.press('<down>');
    await at.until('── Why');
    at.press('n');
    expect(await at.until('1 suspected secret: left and right choose')).toContain(
      'Warn: they are exported as they are',
    );
    at.press('<right>');
    await at.until('(•) Redact');
    await at.until('The next page exports this.');
    at.press('n');
    const done = await at.until('[Completion]');
    expect(done).toContain('Exported 8 objects to');
    expect(done.replace(/\s+/g, ' ')).toContain('sha256sum -c SHA256SUMS');
    const { suspected } = await bench.engine.inspectArchive({ file: join(bench.folder, 'out.zip') });
    expect(suspected).toEqual([]);
  });
});

describe('the export wizard', () => {
  const size = sizes[1]!;

  it('shows its General page like this', async () => {
    const at = open(size);
    await at.until('> File');
    at.press(join(bench.folder, 'out'), '<tab>', '<tab>', '<tab>', 'First line', '<enter>', 'second line');
    await at.until('second line');
    expect(at.frame().replace(bench.folder, '/folder')).toMatchInlineSnapshot(`
      "Export Task Sequence

      [General] > Related Objects > Summary > Progress > Completion

        From site  LAB
        Objects    *
        File       /folder/out
                   [x] Export all dependencies
                   [x] Export all content
      > Comments   First line
                   second line▏
        Shares

      Whoever imports it reads this. Enter begins a new line.









      Ctrl-N next page  Tab next part  Esc back  Shift-Tab part before     F1 all keys"
    `);
  });

  it('shows its Summary page like this', async () => {
    const at = open(size);
    await at.until('> File');
    at.press(join(bench.folder, 'out'), '<ctrl-n>');
    await at.until('asked for');
    at.press('n');
    await at.until('[Summary]');
    expect(at.frame().replace(bench.folder, '/folder')).toMatchInlineSnapshot(`
      "Export Task Sequence

      General > Related Objects > [Summary] > Progress > Completion

      Export to /folder/out.zip
      In all: 8 objects, 1 content file with 2.9 KiB.
        Package 5, Program 1, Task Sequence 1, Application 1
      Values blanked: 0. Suspected secrets: 1.

      1 suspected secret: left and right choose
      (•) Warn: they are exported as they are
      ( ) Redact: they are blanked in the archive
      ( ) Fail: nothing is exported while there are any

      References that were lost before, 00000000 (2 steps)
        Deploy (LAB00006)
          Known by name
          Lost

      Secrets that stay behind (4 values)
      Lines 1 to 16 of 26

      The next page exports this.
      n next page  Space mark  Esc back  ? all keys"
    `);
  });

  it('asks before it replaces an export, and keeps the old one when the new one is cancelled', async () => {
    const to = join(bench.folder, 'out');
    const plan = await bench.engine.planExport({ site: 'LAB', roots: ['Deploy'] });
    await bench.engine.applyExport({ plan, to });
    const before = await bench.engine.verifyArchive({ file: `${to}.zip` });
    // Once replacing was agreed to, work that takes until it is cancelled; then the engine is asked, with the signal as it is.
    const slow: Engine = {
      ...bench.engine,
      applyExport: async (input, run = {}) => {
        if (input.overwrite) await new Promise((resolve) => run.signal?.addEventListener('abort', resolve));
        return bench.engine.applyExport(input, run);
      },
    };
    const at = open(size, slow);
    await at.until('> File');
    at.press(to, '<ctrl-n>');
    await at.until('asked for');
    at.press('n');
    await at.until('The next page exports this.');
    at.press('n');
    expect(await at.until('exist already')).toContain('Enter replaces it once the new export is complete');
    at.press('<enter>');
    await at.until('Ctrl-C cancels: no half export is left');
    at.press('<ctrl-c>');
    await at.until(/is as it was\s+before/);
    expect(await bench.engine.verifyArchive({ file: `${to}.zip` })).toEqual(before);
  });
});
