/** @jsxImportSource hono/jsx */
import type { Explanation } from '@tsferry/domain/shapes';
import { count, nameAndId, namesOf, stepText } from '@tsferry/wizard/words';
import { objectLink, type Place } from '../links.js';
import { Breadcrumbs } from './Breadcrumbs.js';
import { Cycles } from './Cycles.js';
import { Kind } from './Kind.js';
import { ObjectName } from './ObjectName.js';
import { Text } from './Text.js';

type Hop = Explanation['path'][number];

/** Why an object is there: the shortest way to it from an object that nothing else needs. */
export const ExplanationPage = ({ explanation, place }: { explanation: Explanation; place: Place }) => {
  const { object, path, namedBy, cycles } = explanation;
  return (
    <>
      <Breadcrumbs place={place} more={{ href: objectLink(place, object.id), text: object.name }} />
      <h1>
        {path.length === 0 ? (
          <>
            <Text of={nameAndId(object.name, object.id)} /> is not here
          </>
        ) : (
          <>
            Why <Text of={object.name} /> is here
          </>
        )}
      </h1>
      <Cycles of={cycles} names={namesOf([object, ...path])} />
      {path.length === 0 ? null : path.length === 1 ? (
        cycles.length === 0 ? (
          <p>Nothing here needs it.</p>
        ) : null
      ) : (
        <>
          <p class="quiet-text">The shortest way to it from an object that nothing else needs:</p>
          <ol class="objects-list">
            {path.map((hop) => (
              <li>
                <Kind of={hop.class} /> <ObjectName id={hop.id} name={hop.name} place={place} />
                {hop.via === null ? null : <span class="quiet-text">{viaText(hop.via)}</span>}
              </li>
            ))}
          </ol>
        </>
      )}
      {namedBy.length === 0 ? null : (
        <>
          <h2>Named in {count(namedBy.length, 'place')}</h2>
          <ul class="objects-list">
            {namedBy.map(({ class: className, id, name, property, step }) => (
              <li>
                <Kind of={className} /> <ObjectName id={id} name={name} place={place} />
                <span class="quiet-text">
                  {step === null ? null : (
                    <>
                      <Text of={stepText(step)} />,{' '}
                    </>
                  )}
                  <Text of={property} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};

const viaText = ({ property, step }: NonNullable<Hop['via']>) =>
  step === null ? (
    <>
      needed in <Text of={property} />
    </>
  ) : (
    <>
      needed in the step <Text of={stepText(step)} />, in <Text of={property} />
    </>
  );
