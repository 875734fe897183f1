/** @jsxImportSource hono/jsx */
import type { Problem } from '@tsferry/contract';
import type { SiteAnswer } from '@tsferry/domain/shapes';
import { capital, show, siteKinds } from '@tsferry/wizard/words';
import { ProblemText } from './ProblemView.js';

type Props = { centrals: readonly SiteAnswer[]; values: URLSearchParams; problem?: Problem | undefined };

/** The form that creates a site. `centrals`: the sites that the new one may report to. */
export const NewSite = ({ centrals, values, problem }: Props) => (
  <>
    <h1>Create a site</h1>
    {problem === undefined ? null : <ProblemText problem={problem} />}
    <form method="post" action="/site/create" class="wizard-form">
      <div class="field">
        <label for="code">Site code</label>
        <input
          id="code"
          name="code"
          required
          minlength={3}
          maxlength={3}
          pattern="[A-Za-z0-9]{3}"
          value={values.get('code') ?? ''}
          autocomplete="off"
        />
        <p class="hint">Three letters or digits, as in Configuration Manager.</p>
      </div>
      <div class="field">
        <label for="name">Name</label>
        <input id="name" name="name" value={values.get('name') ?? ''} autocomplete="off" />
        <p class="hint">The code, when left empty.</p>
      </div>
      <div class="field">
        <label for="kind">Kind</label>
        <select id="kind" name="kind">
          {Object.entries(siteKinds).map(([kind, text]) => (
            <option value={kind} selected={values.get('kind') === kind}>
              {capital(text)}
            </option>
          ))}
        </select>
      </div>
      {centrals.length === 0 ? null : (
        <div class="field">
          <label for="reportsTo">Reports to</label>
          <select id="reportsTo" name="reportsTo">
            <option value="">No other site</option>
            {centrals.map(({ code, name }) => (
              <option value={code} selected={values.get('reportsTo') === code}>
                {code}, {show(name)}
              </option>
            ))}
          </select>
        </div>
      )}
      <div class="wizard-nav">
        <a class="button secondary" href="/">
          Cancel
        </a>
        <button>Create the site</button>
      </div>
    </form>
  </>
);
