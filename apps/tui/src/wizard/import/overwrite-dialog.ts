/** Asks once more before existing objects are overwritten, and names them. */
import type { ImportPlan } from '@tsferry/domain';
import { labelOf, nameAndId } from '../../print/words.js';
import type { Area } from '../../screen/area.js';
import { createConfirm, drawConfirm, isConfirmed, reduceConfirm } from '../../screen/confirm-name.js';
import type { Change } from '../../screen/screen.js';
import { drawScroll, reduceScroll } from '../../screen/scroll.js';
import { count } from '../../terminal/amount.js';
import { styled, type Line } from '../../terminal/line.js';
import { paragraph } from '../../terminal/table.js';
import type { Page } from '../page.js';
import { started } from '../transfer.js';
import type { ImportDialog, ImportEffect, ImportState } from './state.js';

type Overwrite = Extract<ImportDialog, { kind: 'overwrite' }>;

/** Begins to import what the plan says. */
export function startTransfer(state: ImportState): Change<ImportState, ImportEffect> {
  const next: ImportState = { ...state, page: 'progress', dialog: null, transfer: started, outcome: null };
  return [next, [{ kind: 'apply', plan: state.planning.plan! }]];
}

const overwritten = (plan: ImportPlan): ImportPlan['objects'] =>
  plan.objects.filter(({ action }) => action === 'overwrite');

/** Opens the question; null when nothing is overwritten. */
export function startsWithQuestion(state: ImportState): Change<ImportState, ImportEffect> | null {
  const plan = state.planning.plan!;
  const rows = overwritten(plan);
  if (rows.length === 0) return null;
  const question = 'What is there now will be gone.';
  return [{ ...state, dialog: { kind: 'overwrite', confirm: createConfirm(question, plan.site), top: 0 } }];
}

/** Lines around the names. */
const around = 7;

function namesOf(plan: ImportPlan, area: Area): Line[] {
  return overwritten(plan).flatMap((row) =>
    paragraph([styled('change', `~ ${labelOf(row.class)} ${nameAndId(row.targetName, row.targetId)}`)], area, '  '),
  );
}

const namesArea = (area: Area): Area => ({ ...area, height: Math.max(1, area.height - around) });

/** The question over the Summary page. */
export const overwritePage: Page<ImportState, ImportEffect> = {
  keys: () => ['accept', 'back', 'help'],
  typing: () => true,
  reduce(state, input) {
    const dialog = state.dialog as Overwrite;
    if (input.kind === 'intent' && input.intent === 'back') return [{ ...state, dialog: null }];
    if (input.kind === 'intent' && input.intent === 'accept') {
      if (isConfirmed(dialog.confirm)) return startTransfer(state);
      return [{ ...state, notice: `Type ${dialog.confirm.name} to overwrite, or press Esc.` }];
    }
    const confirm = reduceConfirm(dialog.confirm, input);
    if (input.kind === 'text') return [{ ...state, dialog: { ...dialog, confirm } }];
    const area = namesArea(input.area);
    const lines = namesOf(state.planning.plan!, area).length;
    const top = reduceScroll(dialog.top, { ...input, area }, lines);
    return [{ ...state, dialog: { ...dialog, confirm, top } }];
  },
  draw({ dialog, planning }, area) {
    const { confirm, top } = dialog as Overwrite;
    const inner = namesArea(area);
    const names = namesOf(planning.plan!, inner);
    const { site, objects } = planning.plan!;
    const number = objects.filter(({ action }) => action === 'overwrite').length;
    const head = paragraph([styled('heading', `Overwrite ${count(number, 'object')} of site ${site}?`)], area, '');
    return [...head, ...drawScroll(names, top, inner), '', ...drawConfirm(confirm, area)].slice(0, area.height);
  },
};
