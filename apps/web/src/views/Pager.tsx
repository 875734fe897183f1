/** @jsxImportSource hono/jsx */
type Props = { total: number; offset: number; limit: number; link: (offset: number) => string };

/** Where one is in a long list, and the way to the rest. */
export const Pager = ({ total, offset, limit, link }: Props) =>
  total <= limit ? null : (
    <nav class="pager" aria-label="Pages of the list">
      <span>
        {Math.min(offset + 1, total)} to {Math.min(offset + limit, total)} of {total}
      </span>
      {offset > 0 ? (
        <a class="button secondary" href={link(Math.max(0, offset - limit))} rel="prev">
          Previous
        </a>
      ) : null}
      {offset + limit < total ? (
        <a class="button secondary" href={link(offset + limit)} rel="next">
          Next
        </a>
      ) : null}
    </nav>
  );
