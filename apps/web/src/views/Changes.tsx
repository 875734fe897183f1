/** @jsxImportSource hono/jsx */
import { countChanges, sameDefinitionText, stepChangeSigns, stepChangeWords } from '@tsferry/wizard';
import { count, stepText } from '@tsferry/wizard/words';
import type { ObjectChanges } from '@tsferry/domain';
import { Text } from './Text.js';

type ValueChange = ObjectChanges['properties'][number];

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
      {steps.map(({ change, path, name, properties: values }) => (
        <div class="step-change" data-change={change}>
          <p>
            <span class="sign" aria-hidden="true">
              {stepChangeSigns[change]}
            </span>
            {stepChangeWords[change]}: <Text of={stepText(path) || name} />
          </p>
          <Values of={values} />
        </div>
      ))}
    </details>
  );
};

const Values = ({ of }: { of: readonly ValueChange[] }) =>
  of.length === 0 ? null : (
    <dl class="values">
      {of.map(({ name, before, after }) => (
        <div>
          <dt>
            <Text of={name} />
          </dt>
          <dd>
            {before === null ? null : (
              <del>
                <span class="unseen">before: </span>
                <Text of={before} />
              </del>
            )}
            {after === null ? null : (
              <ins>
                <span class="unseen">after: </span>
                <Text of={after} />
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
