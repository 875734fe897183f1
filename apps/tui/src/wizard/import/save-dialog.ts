/** Saves the values to enter again as a file, in the form that its ending says. */
import { basename } from 'node:path';
import { createPath, drawPath, folderOf, pathIn, reducePath } from '../../screen/path-field.js';
import type { Change } from '../../screen/screen.js';
import { styled } from '../../terminal/line.js';
import { paragraph } from '../../terminal/table.js';
import type { Page } from '../page.js';
import { problemLines } from '../problem.js';
import type { ImportDialog, ImportEffect, ImportState } from './state.js';

type Save = Extract<ImportDialog, { kind: 'save' }>;

/** Opens it. */
export function saveDialog(state: ImportState): Change<ImportState, ImportEffect> {
  const archive = basename(state.planning.plan?.archive.path ?? 'import').replace(/\.zip$/i, '');
  const path = createPath(`${archive} to enter again.csv`);
  const list = { kind: 'list-folder', path: folderOf(path) } as const;
  return [
    { ...state, dialog: { kind: 'save', path, exists: false, problem: null } },
    [{ kind: 'list-save-folder', list }],
  ];
}

/** The question over the Completion page. */
export const savePage: Page<ImportState, ImportEffect> = {
  keys: () => ['accept', 'focus-next', 'back', 'help'],
  typing: () => true,
  reduce(state, input) {
    const dialog = state.dialog as Save;
    if (input.kind === 'intent' && input.intent === 'back') return [{ ...state, dialog: null }];
    const { path, effects, taken } = reducePath(dialog.path, input);
    if (!taken && input.kind === 'intent' && input.intent === 'accept') return save(state, dialog);
    const lists = effects.map((list) => ({ kind: 'list-save-folder' as const, list }));
    return [{ ...state, dialog: { ...dialog, path, exists: taken ? false : dialog.exists } }, lists];
  },
  draw({ dialog }, area) {
    const { path, exists, problem } = dialog as Save;
    const head = paragraph([styled('heading', 'Save the values to enter again as')], area, '');
    const below = [
      ...paragraph([styled('faint', 'The ending says the form: .csv, .html, .json or .txt.')], area, ''),
      ...(exists ? paragraph([styled('change', 'It exists already. Enter once more replaces it.')], area, '') : []),
      ...(problem === null ? [] : problemLines(problem, area)),
    ];
    const field = drawPath(path, { ...area, height: area.height - head.length - below.length }, true);
    return [...head, ...field, ...below].slice(0, area.height);
  },
};

function save(state: ImportState, dialog: Save): Change<ImportState, ImportEffect> {
  const { outcome } = state;
  const path = pathIn(dialog.path);
  if (outcome?.kind !== 'done' || path === '') return [state];
  return [state, [{ kind: 'save', path, answer: outcome.answer, replace: dialog.exists }]];
}
