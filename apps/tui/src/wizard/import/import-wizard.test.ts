import { AppError, canApply, type ImportPlan } from '@tsferry/domain';
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../../terminal/line.js';
import { drawn } from '../../testing/drawn.js';
import { key, settle } from '../../testing/settle.js';
import { meetInPrd, wizardBench, type WizardBench } from '../../testing/wizard-bench.js';
import { valueIn } from '../form.js';
import { performImport } from './effects.js';
import type { ImportStart } from './general-page.js';
import { importWizard, reduceImport, startImport } from './import-wizard.js';
import type { ImportEffect, ImportState } from './state.js';

const machine = { reduce: reduceImport, perform: performImport };

let bench: WizardBench;
let zip: string;
beforeEach(async () => {
  bench = await wizardBench();
  zip = await meetInPrd(bench);
});
afterEach(() => bench.dispose());

const open = (start: ImportStart = {}): Promise<ImportState> =>
  settle(machine, startImport({ file: zip, site: 'PRD', ...start }), bench.engine);
const press = async (
  state: ImportState,
  ...inputs: readonly (Parameters<typeof key>[0] | { readonly type: string })[]
) => {
  let after = state;
  for (const input of inputs) {
    const change = reduceImport(after, typeof input === 'string' ? key(input) : { kind: 'text', text: input.type });
    after = await settle(machine, change, bench.engine);
  }
  return after;
};
const toContent = async (start: ImportStart = {}): Promise<ImportState> => press(await open(start), 'next');
/** Puts the cursor at the row of an id. */
const at = (state: ImportState, id: string): ImportState => {
  const { list, rows } = state.content;
  const cursor = list.visible.findIndex((index) => rows.get(list.rows[index]!.id)?.id === id);
  return { ...state, content: { ...state.content, list: { ...list, cursor } } };
};
const shown = ({ content }: ImportState, id: string): string[] => {
  const row = content.list.rows.find((one) => content.rows.get(one.id)?.id === id)!;
  return row.cells.map(textOf);
};
const decideEverything = (state: ImportState): Promise<ImportState> =>
  press(at(state, 'LAB00099'), 'ignore').then((next) => press(at(next, 'LAB00098'), 'ignore'));

describe('General', () => {
  it('looks into the archive that it was opened with, and offers the sites', async () => {
    const state = await open({ folder: '/OSD' });
    expect(state.archive?.inspection?.archive.comment).toMatch(/^First line\nSecond line/);
    expect([valueIn(state.form, 'site'), valueIn(state.form, 'folder')]).toEqual(['PRD', '/OSD']);
  });

  it('says why an archive cannot be read, where it can be mended', async () => {
    rmSync(zip);
    const state = await open();
    expect(state.archive?.problem?.code).toBe('INPUT_READ');
  });

  it('keeps everything that was typed when one comes back to it', async () => {
    const typed = await press(await open(), 'focus-next', { type: '/Prod' }, 'next', 'back');
    expect(typed.page).toBe('general');
    expect(valueIn(typed.form, 'folder')).toBe('//Prod');
    const plan = typed.planning.plan;
    expect((await press(typed, 'next')).planning.plan).toBe(plan);
  });

  it('asks once before what was decided is given up', async () => {
    const decided = await press(await press(at(await toContent(), 'LAB00099'), 'ignore'), 'back');
    const [asked, effects = []] = reduceImport(decided, key('back'));
    expect([asked.notice, effects]).toEqual([expect.stringContaining('Esc once more'), []]);
    const [, left = []] = reduceImport(asked, key('back'));
    expect(left.map(({ kind }) => kind)).toEqual(['leave']);
  });

  it('plans again after another folder, and keeps the decisions', async () => {
    const decided = await press(at(await toContent(), 'LAB00099'), 'ignore');
    const again = await press(await press(decided, 'back'), 'focus-next', { type: 'New' }, 'next');
    expect(again.planning.plan?.folder).toBe('/New');
    expect(again.policy.ignoreIds).toEqual(['LAB00099']);
  });

  it('refuses a share that is not one, with what to write', async () => {
    const state = await toContent({ maps: ['files=/srv'] });
    expect(state.planning).toMatchObject({ plan: null, problem: { code: 'USAGE' } });
  });
});

describe('File Content', () => {
  it('has a row for every object and every reference that is nowhere, each with why', async () => {
    const state = await toContent();
    expect(shown(state, 'LAB00098')).toEqual(['!', 'LAB00098', 'unknown class', 'not in zip', 'to decide', '']);
    expect(shown(state, 'LAB00099').slice(0, 5)).toEqual(['!', 'Client tools', 'Package', 'not in zip', 'to decide']);
    expect(shown(state, 'LAB00001').slice(0, 5)).toEqual(['+', 'Tools', 'Package', 'same name', 'Create New']);
    expect(state.content.rows.size).toBe(state.planning.plan!.objects.length + 2);
  });

  it('goes to the next row that waits, and to the summary once none does', async () => {
    const state = at(await toContent(), 'LAB00001');
    const next = await press(state, 'next');
    expect(next).toMatchObject({ page: 'content', notice: expect.stringContaining('link it or ignore it') });
    const decided = await decideEverything(next);
    expect((await press(decided, 'next')).page).toBe('summary');
  });

  it('offers every candidate, and plans what was chosen', async () => {
    const menu = await press(at(await toContent(), 'LAB00001'), 'accept');
    const labels = menu.dialog?.kind === 'choose' ? menu.dialog.choices.map(({ label }) => label) : [];
    expect(labels).toEqual([
      'Create New',
      'Ignore Duplicate: Tools (PRD00001)',
      'Ignore Duplicate: Tools (PRD00002)',
      'Overwrite: Tools (PRD00001)',
      'Overwrite: Tools (PRD00002)',
    ]);
    const state = await press(menu, 'bottom', 'accept');
    expect(state.policy.byId).toEqual({ LAB00001: { action: 'overwrite', targetId: 'PRD00002' } });
    expect(shown(state, 'LAB00001')).toEqual(['~', 'Tools', 'Package', 'same name', 'Overwrite', 'PRD00002']);
    const back = await press(state, 'accept', 'bottom', 'accept');
    expect(back.policy.byId).toEqual({});
  });

  it('offers Add Revision and Create New Application for an application that is here', async () => {
    const state = await toContent();
    const portal = state.planning.plan!.objects.find((row) => row.class === 'SMS_Application')!;
    const menu = await press(at(state, portal.sourceId), 'accept');
    const labels = menu.dialog?.kind === 'choose' ? menu.dialog.choices.map(({ label }) => label) : [];
    expect(labels).toEqual(['Ignore Duplicate', 'Add Revision', 'Create New Application']);
  });

  it('decides for all of a class, and says how many rows offer it', async () => {
    const menu = await press(at(await toContent(), 'LAB00001'), 'class-action');
    const choices = menu.dialog?.kind === 'choose' ? menu.dialog.choices : [];
    expect(choices.map(({ label, note }) => [label, note])).toEqual([
      ['Create New', ''],
      ['Ignore Duplicate', '1 of 5 rows'],
      ['Overwrite', '1 of 5 rows'],
    ]);
  });

  it('decides for marked rows at once', async () => {
    const state = await press(at(at(await toContent(), 'LAB00098'), 'LAB00098'), 'toggle', 'toggle', 'ignore');
    expect([...state.policy.ignoreIds].sort()).toEqual(['LAB00098', 'LAB00099']);
    expect(canApply(state.planning.plan!)).toBe(true);
  });

  it('plans without the decisions it was opened with where they cannot be meant', async () => {
    const state = await toContent({ policy: { byId: { LAB0FFFF: { action: 'overwrite' } } } });
    expect(state.planning).toMatchObject({ plan: null, problem: { code: 'USAGE' } });
    const planned = await press(state, 'next');
    expect(planned).toMatchObject({ page: 'content', policy: { byId: {} }, planning: { problem: null } });
  });

  it('takes marks off once they were decided, so that the next key is about the row at the cursor', async () => {
    const state = await press(at(await toContent(), 'LAB00098'), 'toggle', 'toggle', 'ignore');
    expect(state.content.list.marks.size).toBe(0);
  });

  it('links a reference to an object that was looked for', async () => {
    const find = await press(at(await toContent(), 'LAB00098'), 'link', { type: 'client' });
    expect(find.dialog).toMatchObject({ kind: 'find', total: 1 });
    const state = await press(find, 'accept');
    expect(state.policy.links).toEqual({ LAB00098: 'PRD00003' });
    expect(shown(state, 'LAB00098')).toEqual(['=', 'Client tools', 'Package', 'not in zip', 'linked', 'PRD00003']);
  });

  it('marks rows until the plan is there, and drops the answer to a question that is no longer asked', async () => {
    const state = await toContent();
    const [first, [one] = []] = reduceImport(at(state, 'LAB00098'), key('ignore'));
    expect(shown(first, 'LAB00098').slice(4, 5)).toEqual(['Ignore …']);
    const [second, [two] = []] = reduceImport(at(first, 'LAB00099'), key('ignore'));
    const answerTo = (effect: ImportEffect | undefined, plan: ImportPlan) => ({
      kind: 'planned' as const,
      asked: (effect as { asked: number }).asked,
      plan,
    });
    const [early] = reduceImport(second, answerTo(one, state.planning.plan!));
    expect(early).toBe(second);
    const done = await settle(machine, [second, [two!]], bench.engine);
    expect(done.planning.pending).toBe(false);
    expect(shown(done, 'LAB00099').slice(4, 5)).toEqual(['Ignore Dependency']);
  });

  it('touches only the rows that were decided', async () => {
    const state = await toContent();
    const [decided] = reduceImport(at(state, 'LAB00098'), key('ignore'));
    const changed = decided.content.list.rows.filter((row, index) => row !== state.content.list.rows[index]);
    expect(changed.map(({ id }) => id)).toEqual(['reference LAB00098 package']);
  });

  it('takes back a decision that the engine refuses, and says why', async () => {
    const state = await toContent();
    const refusal = new AppError('REF_CYCLE', 'In a circle.');
    const [asked, [effect] = []] = reduceImport(at(state, 'LAB00098'), key('ignore'));
    const [refused] = reduceImport(asked, { kind: 'failed', effect: effect!, error: refusal });
    expect(refused.policy).toEqual(state.policy);
    expect(refused.planning).toMatchObject({ problem: { code: 'REF_CYCLE' }, pending: false });
    expect(shown(refused, 'LAB00098')[4]).toBe('to decide');
  });
});

describe('Summary and after', () => {
  it('scrolls to the very last line of what is left to do', async () => {
    const low = { width: 60, height: 12, color: false, reader: false };
    const done = await press(await press(await decideEverything(await toContent()), 'next'), 'next');
    const [end] = reduceImport(done, key('bottom', low));
    const draw = (state: ImportState): string[] => drawn(importWizard().draw(state, low).body, low.width);
    const body = draw(end);
    expect(body.slice(0, low.height).at(-2)).toBe('Enter closes the wizard.');
    expect(body.at(-1)).toMatch(/^Lines \d+ to (\d+) of \1$/);
    expect(body).not.toContain(draw(done)[2]);
  });

  const toSummary = async (): Promise<ImportState> => {
    const menu = await press(at(await decideEverything(await toContent()), 'LAB00002'), 'accept');
    return press(menu, 'bottom', 'accept', 'next');
  };

  it('shows what an overwrite changes when the cursor comes to it', async () => {
    const state = await press(await toSummary(), 'bottom');
    expect(state.summary.changes?.answer).toMatchObject({
      object: { class: 'SMS_TaskSequencePackage', name: 'Deploy' },
      steps: expect.arrayContaining([expect.objectContaining({ changes: ['added'], name: 'Join' })]),
    });
  });

  it('asks for the code of the site before anything is replaced', async () => {
    const asked = await press(await toSummary(), 'next');
    expect(asked.dialog).toMatchObject({ kind: 'replace' });
    expect(await press(asked, { type: 'PR' }, 'accept')).toMatchObject({
      page: 'summary',
      notice: 'Type PRD to import, or press Esc.',
    });
    const done = await press(asked, { type: 'prd' }, 'accept');
    expect(done).toMatchObject({ page: 'completion', outcome: { kind: 'done', answer: { applied: true } } });
  });

  it('says that the plan is stale, plans again and keeps the decisions', async () => {
    const state = await press(await toSummary(), 'next', { type: 'PRD' });
    const other = await bench.engine.planImport({ site: 'PRD', file: zip, policy: { ignoreMissing: true } });
    await bench.engine.applyImport({ plan: other });
    const stale = await press(state, 'accept');
    expect(stale).toMatchObject({ page: 'content', policy: state.policy, planning: { pending: false } });
    expect(stale.notice).toContain('Nothing was imported');
    expect(shown(stale, 'LAB00010')[3]).toBe('imported');
  });

  it('says that a cancelled import left the site as it was, and goes back with every decision', async () => {
    const state = await toSummary();
    const [running] = reduceImport(await press(state, 'next', { type: 'PRD' }), key('accept'));
    const [cancelling, effects] = reduceImport(running, key('cancel'));
    expect(effects).toEqual([{ kind: 'cancel' }]);
    const error = new AppError('CANCELLED', 'Cancelled.');
    const [ended] = reduceImport(cancelling, {
      kind: 'failed',
      effect: { kind: 'apply', plan: state.planning.plan! },
      error,
    });
    expect(ended).toMatchObject({ page: 'completion', outcome: { kind: 'cancelled' } });
    expect(await press(ended, 'back')).toMatchObject({ page: 'summary', policy: state.policy });
  });
});
