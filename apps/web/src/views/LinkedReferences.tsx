/** @jsxImportSource hono/jsx */
import type { ImportAnswer } from '@tsferry/domain/shapes';
import { markSigns } from '@tsferry/wizard';
import { findingTitles, linkWords } from '@tsferry/wizard/words';
import { Kind } from './Kind.js';
import { Id, Text } from './Text.js';

/** References to something outside the archive that lead to objects of the site, each with why. */
export const LinkedReferences = ({ links }: Pick<ImportAnswer, 'links'>) =>
  links.length === 0 ? null : (
    <section class="change-list" aria-labelledby="linked-heading">
      <h2 id="linked-heading">
        {findingTitles.linked} <span class="number-tag">{links.length}</span>
      </h2>
      <ul>
        {links.map(({ id, targetId, class: className, name, why }) => (
          <li data-action="link">
            <p class="change-line">
              <span class="sign" data-action="ignore" aria-hidden="true">
                {markSigns.link}
              </span>
              <Kind of={className} />
              <span class="object-name">
                <Text of={name} />
                <span class="ids">
                  <Id of={id} />
                  {targetId === id ? null : (
                    <>
                      {' becomes '}
                      <Id of={targetId} />
                    </>
                  )}
                </span>
              </span>
              <span class="action-word">{linkWords[why]}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
