/** Saves the values to enter again as a file, in the form that its ending says. */
import { basename } from 'node:path';
import { Box } from 'ink';
import { createPath, folderOf, pathIn, reducePath } from '../../screen/path-field.js';
import { PathInput } from '../../screen/PathInput.js';
import { Styled } from '../../screen/Styled.js';
import type { Change } from '../../screen/screen.js';
import type { Page } from '../page.js';
import { ProblemText } from '../ProblemText.js';
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
    return (
      <Box flexDirection="column">
        <Styled as="heading">Save the values to enter again as</Styled>
        <PathInput path={path} height={area.height - 4} focused />
        <Styled as="faint">The ending says the form: .csv, .html, .json or .txt.</Styled>
        {exists && <Styled as="change">It exists already. Enter once more replaces it.</Styled>}
        {problem && <ProblemText problem={problem} />}
      </Box>
    );
  },
};

function save(state: ImportState, dialog: Save): Change<ImportState, ImportEffect> {
  const { outcome } = state;
  const path = pathIn(dialog.path);
  if (outcome?.kind !== 'done' || path === '') return [state];
  return [state, [{ kind: 'save', path, answer: outcome.answer, replace: dialog.exists }]];
}
