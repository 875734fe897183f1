import type { StepAnswer } from '@tsferry/domain/shapes';
import { conditionText, stepLine } from '@tsferry/wizard';
import { show } from '@tsferry/wizard/words';
import { styled, type Line, type Span, type View } from '../terminal/line.js';
import { wrapText } from '../terminal/text-width.js';

/** The steps of a task sequence as a tree. What is disabled says so in words, since colour may be missing. */
export function stepTreeLines(steps: readonly StepAnswer[], view: View): Line[] {
  return steps.flatMap((step, at) => branch(step, at === steps.length - 1, '', view));
}

function branch(step: StepAnswer, last: boolean, indent: string, view: View): Line[] {
  const below = `${indent}${last ? '   ' : '│  '}`;
  const name = fitted(stepLine(step), view.width - indent.length - 3);
  const inner = `${below}${step.children.length > 0 ? '│  ' : '   '}`;
  return [
    ...name.map((text, at): Line => [at === 0 ? `${indent}${last ? '└─ ' : '├─ '}` : below, stepSpan(step, text)]),
    ...step.conditions.flatMap((condition) =>
      fitted(conditionText(condition), view.width - inner.length).map((text): Line => [inner, styled('faint', text)]),
    ),
    ...step.children.flatMap((child, at) => branch(child, at === step.children.length - 1, below, view)),
  ];
}

/** A text about a step, as the step looks: groups stand out, what does not run is dimmed. */
export function stepSpan(step: StepAnswer, text: string): Span {
  if (!step.enabled) return styled('faint', text);
  return step.kind === 'group' ? styled('heading', text) : text;
}

/** Deep trees leave little width: some is always used. */
const fitted = (text: string, width: number): string[] => wrapText(show(text), Math.max(16, width));
