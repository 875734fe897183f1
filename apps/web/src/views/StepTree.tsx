/** @jsxImportSource hono/jsx */
import type { ReferenceAnswer, StepAnswer } from '@tsferry/domain/shapes';
import type { Place } from '../links.js';
import { Kind } from './Kind.js';
import { ObjectName } from './ObjectName.js';
import { Text } from './Text.js';

type Props = { steps: readonly StepAnswer[]; references: readonly ReferenceAnswer[]; place: Place };

/** What steps need, by the place of the step. */
type Needs = ReadonlyMap<string, readonly ReferenceAnswer[]>;

/** The steps of a task sequence: groups can be closed, what is disabled says so, what a step needs stands below it. */
export const StepTree = ({ steps, references, place }: Props) => (
  <ol class="steps">
    <Branches steps={steps} at={[]} needs={needsByStep(references)} place={place} />
  </ol>
);

type Branch = { steps: readonly StepAnswer[]; at: readonly number[]; needs: Needs; place: Place };

const Branches = ({ steps, at, needs, place }: Branch) => (
  <>
    {steps.map((step, index) => (
      <li class={step.enabled ? 'step' : 'step off'}>
        {step.kind === 'group' ? (
          <details open>
            <summary>
              <Label step={step} />
            </summary>
            <Conditions of={step.conditions} />
            <ol>
              <Branches steps={step.children} at={[...at, index]} needs={needs} place={place} />
            </ol>
          </details>
        ) : (
          <>
            <Label step={step} />
            <Conditions of={step.conditions} />
            <StepNeeds references={needs.get([...at, index].join('.')) ?? []} place={place} />
          </>
        )}
      </li>
    ))}
  </>
);

const Label = ({ step }: { step: StepAnswer }) => (
  <span class="step-label">
    <span class="step-name">
      <Text of={step.name} />
    </span>
    {step.kind === 'group' ? <span class="tag">group</span> : <span class="step-type">{typeText(step.type)}</span>}
    {step.disabled ? <span class="tag off-tag">disabled</span> : null}
    {!step.disabled && !step.enabled ? <span class="tag off-tag">its group is disabled</span> : null}
    {step.description === '' ? null : (
      <span class="step-description">
        <Text of={step.description} />
      </span>
    )}
  </span>
);

const Conditions = ({ of }: { of: readonly string[] }) =>
  of.length === 0 ? null : (
    <ul class="conditions">
      {of.map((condition) => (
        <li>
          <span class="if">if</span> <Text of={condition} />
        </li>
      ))}
    </ul>
  );

const StepNeeds = ({ references, place }: { references: readonly ReferenceAnswer[]; place: Place }) =>
  references.length === 0 ? null : (
    <ul class="step-needs">
      {references.map(({ id, class: className, name, inArchive }) => (
        <li>
          <Kind of={className} />
          {inArchive ? <ObjectName id={id} name={name} place={place} /> : <ObjectName id={id} name={name} />}
          {inArchive ? null : <span class="tag missing-tag">missing</span>}
        </li>
      ))}
    </ul>
  );

function needsByStep(references: readonly ReferenceAnswer[]): Needs {
  const needs = new Map<string, ReferenceAnswer[]>();
  for (const reference of references) {
    for (const { index } of reference.steps) {
      const key = index.join('.');
      needs.set(key, [...(needs.get(key) ?? []), reference]);
    }
  }
  return needs;
}

/** `SMS_TaskSequence_ApplyDriverPackageAction` is `ApplyDriverPackage`; types of other makers stay as they are. */
const typeText = (type: string) => <Text of={/^SMS_TaskSequence_(.+)Action$/.exec(type)?.[1] ?? type} />;
