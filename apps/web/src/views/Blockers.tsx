/** @jsxImportSource hono/jsx */
import type { ImportAnswer } from '@tsferry/domain/shapes';
import { findingTitles } from '@tsferry/wizard/words';
import { Text } from './Text.js';

/** What has to be decided before the import. */
export const Blockers = ({ answer }: { answer: ImportAnswer }) =>
  answer.blockers.length === 0 ? null : (
    <section class="note attention" aria-labelledby="blockers-heading">
      <h2 id="blockers-heading">
        {findingTitles.decide}: {answer.blockers.length}
      </h2>
      <ul>
        {answer.blockers.map(({ message }) => (
          <li>
            <Text of={message} />
          </li>
        ))}
      </ul>
    </section>
  );
