/** Asks for the code of the site before objects of it are replaced, and names them. */
import { Box, Text } from 'ink';
import { confirmationOf, isConfirmed, type Confirmation } from '@tsferry/wizard';
import type { Area } from '../../screen/area.js';
import type { Change } from '../../screen/screen.js';
import { Lines } from '../../screen/Lines.js';
import { linesInSight, reduceScroll } from '../../screen/scroll.js';
import { Styled } from '../../screen/Styled.js';
import { createText, reduceText, textIn } from '../../screen/text-field.js';
import { TextInput } from '../../screen/TextInput.js';
import { styled, type Line } from '../../terminal/line.js';
import { paragraph } from '../../terminal/table.js';
import type { Page } from '../page.js';
import { started } from '../transfer.js';
import type { ImportDialog, ImportEffect, ImportState } from './state.js';

type Replace = Extract<ImportDialog, { kind: 'replace' }>;

/** Begins to import what the plan says. */
export function startTransfer(state: ImportState): Change<ImportState, ImportEffect> {
  const next: ImportState = { ...state, page: 'progress', dialog: null, transfer: started, outcome: null };
  return [next, [{ kind: 'apply', plan: state.planning.plan! }]];
}

/** Opens the question; null when nothing is replaced. */
export function startsWithQuestion(state: ImportState): Change<ImportState, ImportEffect> | null {
  const confirm = confirmationOf(state.planning.plan!);
  return confirm === null ? null : [{ ...state, dialog: { kind: 'replace', confirm, typed: createText(), top: 0 } }];
}

/** Lines around the names. */
const around = 7;

function namesOf({ objects }: Confirmation, area: Area): Line[] {
  return objects.flatMap((object) => paragraph([styled('change', `~ ${object}`)], area, '  '));
}

const namesArea = (area: Area): Area => ({ ...area, height: Math.max(1, area.height - around) });

/** The question over the Summary page. */
export const replacePage: Page<ImportState, ImportEffect> = {
  keys: () => ['accept', 'back', 'help'],
  typing: () => true,
  reduce(state, input) {
    const dialog = state.dialog as Replace;
    const { confirm } = dialog;
    if (input.kind === 'intent' && input.intent === 'back') return [{ ...state, dialog: null }];
    if (input.kind === 'intent' && input.intent === 'accept') {
      if (isConfirmed(confirm.code, textIn(dialog.typed))) return startTransfer(state);
      return [{ ...state, notice: `Type ${confirm.code} to import, or press Esc.` }];
    }
    const typed = reduceText(dialog.typed, input);
    if (input.kind === 'text') return [{ ...state, dialog: { ...dialog, typed } }];
    const area = namesArea(input.area);
    const top = reduceScroll(dialog.top, { ...input, area }, namesOf(confirm, area).length);
    return [{ ...state, dialog: { ...dialog, typed, top } }];
  },
  draw({ dialog }, area) {
    const { confirm, typed, top } = dialog as Replace;
    const inner = namesArea(area);
    return (
      <Box flexDirection="column">
        <Styled as="heading">{confirm.question}</Styled>
        <Lines lines={linesInSight(namesOf(confirm, inner), top, inner)} />
        <Box marginY={1}>
          <Styled as="heading">What is there now will be gone.</Styled>
        </Box>
        <Text>{confirm.ask}</Text>
        <TextInput field={typed} focused />
      </Box>
    );
  },
};
