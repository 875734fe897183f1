import { AppError } from '@tsferry/domain';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../../terminal/line.js';
import { key, settle } from '../../testing/settle.js';
import { meetInPrd, wizardBench, type WizardBench } from '../../testing/wizard-bench.js';
import { valueIn } from '../form.js';
import { performExport } from './effects.js';
import { reduceExport, startExport } from './export-wizard.js';
import type { ExportStart } from './general-page.js';
import type { ExportState } from './state.js';

const machine = { reduce: reduceExport, perform: performExport };

let bench: WizardBench;
let to: string;
beforeEach(async () => {
  bench = await wizardBench();
  const file = await meetInPrd(bench);
  const plan = await bench.engine.planImport({ site: 'LAB', file, policy: { ignoreMissing: true } });
  await bench.engine.applyImport({ plan });
  to = join(bench.folder, 'out');
});
afterEach(() => bench.dispose());

const open = (start: ExportStart = {}): Promise<ExportState> =>
  settle(machine, startExport({ site: 'LAB', roots: ['Deploy'], to, ...start }), bench.engine);
const press = async (
  state: ExportState,
  ...inputs: readonly (Parameters<typeof key>[0] | { readonly type: string })[]
): Promise<ExportState> => {
  let after = state;
  for (const input of inputs) {
    const change = reduceExport(after, typeof input === 'string' ? key(input) : { kind: 'text', text: input.type });
    after = await settle(machine, change, bench.engine);
  }
  return after;
};
const shown = ({ related }: ExportState): string[][] => related.list.rows.map(({ cells }) => cells.map(textOf));

describe('General', () => {
  it('begins at the first thing that is not known yet', async () => {
    expect((await open({ roots: [] })).form.focus).toBe('roots');
    expect((await open()).form.focus).toBe('to');
  });

  it('goes on only with something to export and a file', async () => {
    const state = await press(await open({ to: '', roots: [] }), 'next');
    expect(state).toMatchObject({ page: 'general', form: { focus: 'roots' }, notice: 'Name what to export first.' });
    const named = await press(state, { type: 'Deploy' }, 'next');
    expect(named).toMatchObject({ page: 'general', form: { focus: 'to' }, notice: 'Name the file first.' });
  });

  it('keeps what was typed, and plans anew only when the plan would be another', async () => {
    const related = await press(await open({ comment: 'one' }), 'next');
    const back = await press(related, 'back');
    expect([back.page, valueIn(back.form, 'comment')]).toEqual(['general', 'one']);
    expect((await press(back, { type: '2' }, 'next')).planning.plan).toBe(related.planning.plan);
    const other = await press(back, 'focus-next', 'toggle', 'next');
    expect(other.planning.plan?.dependencies).toBe(false);
  });
});

describe('Related Objects', () => {
  it('lists what goes along with why and how much, and what is missing first', async () => {
    const state = await press(await open(), 'next');
    const rows = shown(state);
    expect(rows.map(([sign, name]) => [sign, name])).toEqual([
      ['+', 'Deploy'],
      ['+', 'Install'],
      ['+', 'Tools'],
    ]);
    expect(rows[0]?.at(-1)).toBe('asked for');
    expect(rows[2]?.slice(4)).toEqual(['2.9 KiB', expect.stringContaining('needed by Deploy')]);
  });

  it('names what the site has not', async () => {
    const plan = await bench.engine.planExport({ site: 'LAB', roots: ['Deploy'] });
    const missing = [
      { id: 'LAB00099', kind: 'package' as const, wantedBy: [plan.objects.at(-1)!.id], candidates: [], ignored: false },
    ];
    const [state] = reduceExport(
      { ...(await press(await open(), 'next')), planning: { asked: 9, pending: true, plan: null, problem: null } },
      { kind: 'planned', asked: 9, plan: { ...plan, missing } },
    );
    expect(shown(state)[0]).toEqual([
      '!',
      '(name unknown)',
      'unknown class',
      'LAB00099',
      '',
      expect.stringMatching(/^not in this site; wanted by Deploy/),
    ]);
  });

  it('shows a refusal with its path, and goes back from it', async () => {
    const [asked, [effect] = []] = reduceExport(await open(), key('next'));
    const circle = new AppError('REF_CYCLE', 'Task sequences run one another in a circle: A runs B runs A.');
    const [state] = reduceExport(asked, { kind: 'failed', effect: effect!, error: circle });
    expect(state).toMatchObject({ page: 'related', planning: { plan: null, problem: { message: circle.message } } });
    expect((await press(state, 'back')).page).toBe('general');
  });
});

describe('Summary and after', () => {
  it('exports what was planned, and says what was done', async () => {
    const done = await press(await open(), 'next', 'next', 'next');
    expect(done).toMatchObject({ page: 'completion', outcome: { kind: 'done', answer: { archive: `${to}.zip` } } });
    expect(existsSync(`${to}_files`)).toBe(true);
  });

  it('asks before it replaces an export, and leaves it where the answer is no', async () => {
    writeFileSync(`${to}.zip`, 'old');
    const asked = await press(await open(), 'next', 'next', 'next');
    expect(asked).toMatchObject({ page: 'summary', replace: { code: 'TARGET_EXISTS' } });
    expect(await press(asked, 'back')).toMatchObject({ page: 'summary', replace: null, overwrite: false });
    expect(await press(asked, 'accept')).toMatchObject({ page: 'completion', outcome: { kind: 'done' } });
  });

  it('plans again with another choice for suspected secrets, and exports nothing where that is to fail', async () => {
    const summary = await press(await open(), 'next', 'next');
    expect(summary.planning.plan?.suspected.length).toBeGreaterThan(0);
    const redacting = await press(summary, 'right');
    expect(redacting.planning.plan?.suspectedPolicy).toBe('redact');
    const failing = await press(redacting, 'right', 'next');
    expect(failing).toMatchObject({
      page: 'completion',
      outcome: { kind: 'failed', problem: { code: 'SUSPECTED_SECRETS' } },
    });
    expect(await press(failing, 'back', 'left', 'next')).toMatchObject({ outcome: { kind: 'done' } });
  });

  it('goes back to the objects when one of them was changed meanwhile', async () => {
    const summary = await press(await open(), 'next', 'next');
    const { plan } = summary.planning;
    const old = { ...plan!, objects: plan!.objects.map((row) => ({ ...row, version: row.version + 1 })) };
    const stale = await press({ ...summary, planning: { ...summary.planning, plan: old } }, 'next');
    expect(stale).toMatchObject({ page: 'related', notice: expect.stringContaining('Nothing was exported') });
    expect(stale.planning).toMatchObject({ pending: false, problem: null });
  });
});
