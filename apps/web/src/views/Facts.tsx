/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';

/** A list of named facts. */
export const Facts = ({ children }: { children?: Child }) => <dl class="fact-list">{children}</dl>;

export const Fact = ({ title, children }: { title: string; children?: Child }) => (
  <div>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
);
