/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';

/**
 * A table whose rows become cards in a narrow window; there each cell says its column itself, so roles and labels are
 * spelled out. `titles` are those of the columns.
 */
export const Table = ({
  caption,
  titles,
  children,
}: {
  caption?: Child;
  titles: readonly Child[];
  children?: Child;
}) => (
  <table class="rows" role="table">
    {caption === undefined ? null : <caption class="unseen">{caption}</caption>}
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

/** A cell, with the title of its column. */
export const Cell = ({ of, children }: { of?: string; children?: Child }) => (
  <td role="cell" data-label={of}>
    {children}
  </td>
);
