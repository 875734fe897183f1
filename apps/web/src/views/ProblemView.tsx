/** @jsxImportSource hono/jsx */
import type { NextStep } from '@tsferry/domain/error';
import { nextText } from '@tsferry/wizard';
import { show } from '@tsferry/wizard/words';
import type { Problem } from '@tsferry/contract';
import { viewLink } from '../links.js';

/** Where the page has a place for what can be done; null where the hint is all that can be said. */
function placeOf(step: NextStep): string | null {
  if (step.do === 'list-objects') return viewLink({ site: step.site, class: '' });
  return step.do === 'use-site' ? viewLink({ view: 'import', site: step.site }) : null;
}

/** What went wrong and what to do. */
export const ProblemText = ({ problem }: { problem: Pick<Problem, 'code' | 'detail' | 'hint' | 'next'> }) => (
  <div class="note attention" role="alert">
    <p>
      <bdi>{show(problem.detail)}</bdi>
    </p>
    {problem.hint === '' ? null : (
      <p>
        <bdi>{show(problem.hint)}</bdi>
      </p>
    )}
    {problem.next.map((step) => {
      const place = placeOf(step);
      return place === null ? null : (
        <p>
          <a href={place}>{show(nextText(step))}</a>
        </p>
      );
    })}
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
