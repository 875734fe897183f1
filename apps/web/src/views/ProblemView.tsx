/** @jsxImportSource hono/jsx */
import { show } from '@tsferry/domain/wording';
import type { Problem } from '@tsferry/contract';

/** What went wrong and what to do. */
export const ProblemText = ({ problem }: { problem: Pick<Problem, 'code' | 'detail' | 'hint'> }) => (
  <div class="note attention" role="alert">
    <p>
      <bdi>{show(problem.detail)}</bdi>
    </p>
    {problem.hint === '' ? null : (
      <p>
        <bdi>{show(problem.hint)}</bdi>
      </p>
    )}
    <p class="quiet-text">{problem.code}</p>
  </div>
);

/** A page that could not be shown. */
export const ProblemView = ({ problem }: { problem: Problem }) => (
  <>
    <h1>{problem.status === 404 ? 'Not found' : 'This did not work'}</h1>
    <ProblemText problem={problem} />
    <p>
      <a class="button secondary" href="/">
        To the sites
      </a>
    </p>
  </>
);
