/** What an import waits for, with the option that decides it. */
import { nextOfBlocker, type NextStep } from '@tsferry/domain';
import type { ImportAnswer } from '@tsferry/domain/shapes';
import { labelOf } from '@tsferry/wizard';
import { findingTitles } from '@tsferry/wizard/words';
import { styled, type Line, type View } from '../terminal/line.js';
import { paragraph } from '../terminal/table.js';
import { nextStepText } from './next-step.js';
import { section } from './section.js';

/** Each blocker, and below it what can be added to the command. */
export function decisionLines(answer: ImportAnswer, view: View): Line[] {
  const canIgnore = answer.blockers.some(({ code }) => code === 'REFERENCE_MISSING');
  return section(`${findingTitles.decide} (${answer.blockers.length})`, [
    ...answer.blockers.flatMap((blocker) => [
      ...paragraph([styled('bad', blocker.message)], view, '  '),
      ...nextOfBlocker(blocker, answer).flatMap((step) =>
        paragraph(`${nextStepText(step)}${aboutTarget(step, answer)}`, view, '    '),
      ),
    ]),
    ...(canIgnore ? ['', '  Or add --ignore-missing to import without everything that is missing.'] : []),
  ]);
}

/** Which object of the site a step names. */
function aboutTarget(step: NextStep, { objects, missing, site }: ImportAnswer): string {
  if (step.do !== 'link-missing' && step.do !== 'choose-action') return '';
  if (step.targetId === undefined) return step.do === 'link-missing' ? `, with the id of an object of ${site}` : '';
  const found = [...objects.filter((row) => row.sourceId === step.id), ...missing.filter(({ id }) => id === step.id)];
  const candidate = found.flatMap(({ candidates }) => candidates).find(({ id }) => id === step.targetId);
  return candidate === undefined ? '' : `, ${labelOf(candidate.class)} "${candidate.name}"`;
}
