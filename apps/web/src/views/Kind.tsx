/** @jsxImportSource hono/jsx */
import { labelOf } from '@tsferry/wizard';

/** The kind of an object: its colour, always with its word. */
export const Kind = ({ of }: { of: string | undefined | null }) => (
  <span class="kind" data-kind={of ?? ''}>
    {labelOf(of)}
  </span>
);
