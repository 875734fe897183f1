/** @jsxImportSource hono/jsx */
import { Text } from './Text.js';

/** Task sequences that run each other, each circle as ids in their order. */
export const Cycles = ({ of }: { of: readonly (readonly string[])[] }) =>
  of.length === 0 ? null : (
    <section class="note attention" aria-label="Task sequences that run each other">
      {of.map((cycle) => (
        <p>
          These task sequences run each other: <Text of={[...cycle, ...cycle.slice(0, 1)].join(' > ')} />
        </p>
      ))}
    </section>
  );
