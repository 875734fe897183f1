/** @jsxImportSource hono/jsx */
import { count, stepText } from '@tsferry/domain/wording';
import type { ObjectChanges } from '@tsferry/domain';
import { Text } from './Text.js';

type ValueChange = ObjectChanges['properties'][number];

const stepSigns = { added: '+', removed: '-', changed: '~', moved: '↕' } as const;

/** What an overwrite would change in an object, property by property and step by step. */
export const Changes = ({ of: { properties, steps }, open = false }: { of: ObjectChanges; open?: boolean }) => {
  const total = properties.length + steps.length;
  return total === 0 ? (
    <p class="quiet-text">Its definition stays as it is.</p>
  ) : (
    <details class="changes" open={open}>
      <summary>What would change: {count(total, 'difference')}</summary>
      <Values of={properties} />
      {steps.map(({ change, path, name, properties: values }) => (
        <div class="step-change" data-change={change}>
          <p>
            <span class="sign" aria-hidden="true">
              {stepSigns[change]}
            </span>
            step {change}: <Text of={stepText(path) || name} />
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
