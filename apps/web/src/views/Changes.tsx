/** @jsxImportSource hono/jsx */
import {
  conditionLineText,
  countChanges,
  sameDefinitionText,
  sideRows,
  stepChangeSign,
  stepChangeText,
  stepPlaceText,
} from '@tsferry/wizard';
import { count } from '@tsferry/wizard/words';
import type { ConditionLine, ObjectChanges, StepChange, TextLine, ValueChange } from '@tsferry/domain';
import { Text } from './Text.js';

/** What an overwrite would change in an object, property by property and step by step. */
export const Changes = ({ of, open = false }: { of: ObjectChanges; open?: boolean }) => {
  const { properties, steps } = of;
  const total = countChanges(of);
  return total === 0 ? (
    <p class="quiet-text">{sameDefinitionText}</p>
  ) : (
    <details class="changes" open={open}>
      <summary>What would change: {count(total, 'difference')}</summary>
      <Values of={properties} />
      {steps.map((step) => (
        <StepDifference of={step} />
      ))}
    </details>
  );
};

/** A step that differs; with `sides`, what stood there beside what stands there now. */
export const StepDifference = ({ of: step, sides = false }: { of: StepChange; sides?: boolean }) => (
  <div class="step-change" data-change={step.changes[0]}>
    <p>
      <span class="sign" aria-hidden="true">
        {stepChangeSign(step)}
      </span>
      {step.changes.length === 0 ? null : `${stepChangeText(step)}: `}
      <Text of={stepPlaceText(step)} />
    </p>
    <Values of={step.properties} sides={sides} />
    {step.conditions.length === 0 ? null : (
      <dl class="values">
        <dt>condition</dt>
        <dd>
          {step.conditions.map((line) => (
            <Marked change={line.change}>
              {'\u00A0\u00A0'.repeat(line.depth)}
              <Text of={conditionLineText(line)} />
            </Marked>
          ))}
        </dd>
      </dl>
    )}
  </div>
);

/** The values that differ: line by line where both sides have one. */
export const Values = ({ of, sides = false }: { of: readonly ValueChange[]; sides?: boolean }) =>
  of.length === 0 ? null : (
    <dl class="values">
      {of.map((value) => (
        <div>
          <dt>
            <Text of={value.name} />
          </dt>
          <dd>
            {value.lines.length > 0 && sides ? (
              <Sides of={value.lines} />
            ) : value.lines.length > 0 ? (
              value.lines.map((line) => <TextLineView of={line} />)
            ) : (
              <>
                {value.before === null ? null : (
                  <Marked change="removed">
                    <Text of={value.before} />
                  </Marked>
                )}
                {value.after === null ? null : (
                  <Marked change="added">
                    <Text of={value.after} />
                  </Marked>
                )}
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );

/** Two columns: what stood there, and what stands there now. */
const Sides = ({ of }: { of: readonly TextLine[] }) => (
  <table class="sides">
    {sideRows(of).map(({ before, after }) => (
      <tr>
        <td>{before === null ? null : <TextLineView of={before} />}</td>
        <td>{after === null ? null : <TextLineView of={after} />}</td>
      </tr>
    ))}
  </table>
);

const TextLineView = ({ of: { before, after, parts } }: { of: TextLine }) => (
  <Marked change={before === null ? 'added' : after === null ? 'removed' : 'same'}>
    {parts.map(({ text, changed }) =>
      changed && parts.length > 1 ? (
        <mark>
          <Text of={text} />
        </mark>
      ) : (
        <Text of={text} />
      ),
    )}
  </Marked>
);

/** A line that went, came, or stayed; what reads the page aloud is told which. */
const Marked = ({ change, children }: { change: ConditionLine['change']; children?: unknown }) => {
  const inner = children as never;
  if (change === 'same') return <span class="same">{inner}</span>;
  return change === 'removed' ? (
    <del>
      <span class="unseen">before: </span>
      {inner}
    </del>
  ) : (
    <ins>
      <span class="unseen">after: </span>
      {inner}
    </ins>
  );
};
