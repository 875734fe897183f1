/** @jsxImportSource hono/jsx */
import { show, showLines } from '@tsferry/wizard/words';

/**
 * Text out of an archive or a site. JSX makes it text and not markup; here what would hide or reorder it becomes
 * visible, and its direction stays its own.
 */
export const Text = ({ of }: { of: string }) => <bdi>{show(of)}</bdi>;

/** Text of several lines, such as an administrator comment. */
export const Lines = ({ of }: { of: string }) => (
  <>
    {showLines(of).map((line) => (
      <p>
        <bdi>{line}</bdi>
      </p>
    ))}
  </>
);

/** An id: in a type of equal width, so that ids can be compared by eye. */
export const Id = ({ of }: { of: string }) => <code class="id">{show(of)}</code>;
