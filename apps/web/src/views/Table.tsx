/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';

type TableProps = {
  /** What the table is, for those who listen to the page. */
  label?: string;
  /** What stands above it. */
  caption?: Child;
  class?: string;
  /** Of the columns. */
  titles: readonly Child[];
  children?: Child;
};

/**
 * A table whose rows become cards in a narrow window. Style sheets that turn rows into cards take the roles away, so each
 * element states its own.
 */
export const Table = ({ label, caption, class: className, titles, children }: TableProps) => (
  <table class={className === undefined ? 'rows' : `rows ${className}`} role="table">
    {label === undefined ? null : <caption class="unseen">{label}</caption>}
    {caption === undefined ? null : <caption>{caption}</caption>}
    <thead role="rowgroup">
      <tr role="row">
        {titles.map((title) => (
          <th role="columnheader" scope="col">
            {title}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">{children}</tbody>
  </table>
);

/** The cell that names its row. */
export const Head = ({ children }: { children?: Child }) => (
  <th role="rowheader" scope="row">
    {children}
  </th>
);

type CellProps = { of?: string; class?: string; children?: Child };

/** A cell; `of` is the title of its column. */
export const Cell = ({ of, class: className, children }: CellProps) => (
  <td role="cell" data-label={of} class={className}>
    {children}
  </td>
);
