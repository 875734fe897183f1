/** @jsxImportSource hono/jsx */
import { cycleText, findingTitles, type Names } from '@tsferry/wizard/words';
import { Text } from './Text.js';

/** Task sequences that run each other, each circle in its order. `names` has the names that are known. */
export const Cycles = ({ of, names }: { of: readonly (readonly string[])[]; names: Names }) =>
  of.length === 0 ? null : (
    <section class="note attention" aria-label={findingTitles.cycles}>
      {of.map((cycle) => (
        <p>
          {findingTitles.cycles}: <Text of={cycleText(cycle, names)} />
        </p>
      ))}
    </section>
  );
