import type { StepAnswer } from '@tsferry/domain/shapes';

/** A step of a task sequence in words, part by part. */
type StepWords = {
  readonly name: string;
  /** What a step does; '' for a group and a child task sequence. */
  readonly type: string;
  /** `group` or `task sequence`; '' for a step that does something itself. */
  readonly kind: string;
  /** Why it does not run; '' when it does. */
  readonly off: string;
};

const kinds: Readonly<Record<StepAnswer['kind'], string>> = { step: '', group: 'group', child: 'task sequence' };

/** `SMS_TaskSequence_ApplyDriverPackageAction` is `ApplyDriverPackage`; types of other makers stay as they are. */
const typeText = (type: string): string => /^SMS_TaskSequence_(.+)Action$/.exec(type)?.[1] ?? type;

/** Says what a step is called, what it does, and whether it runs. */
export function describeStep(step: StepAnswer): StepWords {
  return {
    name: step.name,
    type: step.kind === 'step' ? typeText(step.type) : '',
    kind: kinds[step.kind],
    off: step.disabled ? 'disabled' : step.enabled ? '' : 'its group is disabled',
  };
}

/** A step in one line: `Apply OS (ApplyOperatingSystem) (disabled)`, `Install [group]`. */
export function stepLine(step: StepAnswer): string {
  const { name, type, kind, off } = describeStep(step);
  return `${name}${type === '' ? '' : ` (${type})`}${kind === '' ? '' : ` [${kind}]`}${off === '' ? '' : ` (${off})`}`;
}

/** A condition of a step in words. */
export function conditionText(condition: string): string {
  return `if ${condition}`;
}
