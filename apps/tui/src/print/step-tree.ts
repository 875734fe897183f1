import type { StepAnswer } from '@tsferry/engine';
import { styled, type Line, type Span, type View } from '../terminal/line.js';
import { show } from '../terminal/show-text.js';
import { wrapText } from '../terminal/text-width.js';

/** The steps of a task sequence as a tree. What is disabled says so in words, since colour may be missing. */
export function stepTreeLines(steps: readonly StepAnswer[], view: View): Line[] {
  return steps.flatMap((step, at) => branch(step, at === steps.length - 1, '', view));
}

function branch(step: StepAnswer, last: boolean, indent: string, view: View): Line[] {
  const below = `${indent}${last ? '   ' : '│  '}`;
  const marks = [
    step.kind === 'step' ? '' : step.kind === 'group' ? ' [group]' : ' [task sequence]',
    step.disabled ? ' (disabled)' : step.enabled ? '' : ' (its group is disabled)',
  ].join('');
  const type = step.kind === 'step' ? ` (${typeText(step.type)})` : '';
  const name = fitted(`${step.name}${type}${marks}`, view.width - indent.length - 3);
  const style = (text: string): Span =>
    step.enabled ? (step.kind === 'group' ? styled('heading', text) : text) : styled('faint', text);
  const inner = `${below}${step.children.length > 0 ? '│  ' : '   '}`;
  return [
    ...name.map((text, at): Line => [at === 0 ? `${indent}${last ? '└─ ' : '├─ '}` : below, style(text)]),
    ...step.conditions.flatMap((condition) =>
      fitted(`if ${condition}`, view.width - inner.length).map((text): Line => [inner, styled('faint', text)]),
    ),
    ...step.children.flatMap((child, at) => branch(child, at === step.children.length - 1, below, view)),
  ];
}

/** `SMS_TaskSequence_ApplyDriverPackageAction` is `ApplyDriverPackage`; types of other makers stay as they are. */
const typeText = (type: string): string => /^SMS_TaskSequence_(.+)Action$/.exec(type)?.[1] ?? type;

/** Deep trees leave little width: some is always used. */
const fitted = (text: string, width: number): string[] => wrapText(show(text), Math.max(16, width));
