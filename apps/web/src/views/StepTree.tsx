/** @jsxImportSource hono/jsx */
import type { ReferenceAnswer, StepAnswer } from '@tsferry/domain/shapes';
import { conditionText, describeStep, needsByStep, stepKey } from '@tsferry/wizard';
import { stepId, type Place } from '../links.js';
import { Kind } from './Kind.js';
import { ObjectName } from './ObjectName.js';
import { Text } from './Text.js';

type Props = { steps: readonly StepAnswer[]; references: readonly ReferenceAnswer[]; place: Place };

type Needs = ReturnType<typeof needsByStep>;

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
      <li class={step.enabled ? 'step' : 'step off'} id={stepId([...at, index])}>
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
            <StepNeeds references={needs.get(stepKey([...at, index])) ?? []} place={place} />
          </>
        )}
      </li>
    ))}
  </>
);

const Label = ({ step }: { step: StepAnswer }) => {
  const { name, type, kind, off } = describeStep(step);
  return (
    <span class="step-label">
      <span class="step-name">
        <Text of={name} />
      </span>
      {kind === '' ? (
        <span class="step-type">
          <Text of={type} />
        </span>
      ) : (
        <span class="tag">{kind}</span>
      )}
      {off === '' ? null : <span class="tag off-tag">{off}</span>}
      {step.description === '' ? null : (
        <span class="step-description">
          <Text of={step.description} />
        </span>
      )}
    </span>
  );
};

const Conditions = ({ of }: { of: readonly string[] }) =>
  of.length === 0 ? null : (
    <ul class="conditions">
      {of.map((condition) => (
        <li>
          <Text of={conditionText(condition)} />
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
