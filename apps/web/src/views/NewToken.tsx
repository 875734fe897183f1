/** @jsxImportSource hono/jsx */
import type { Problem } from '@tsferry/contract';
import type { Role, SiteAnswer } from '@tsferry/domain/shapes';
import { show } from '@tsferry/wizard/words';
import { ProblemText } from './ProblemView.js';

type Props = { sites: readonly SiteAnswer[]; values: URLSearchParams; problem?: Problem | undefined };

/** What each role may do. */
const roles: Readonly<Record<Role, string>> = {
  reader: 'Reader: look at sites, archives and plans',
  exporter: 'Exporter: look, and export',
  importer: 'Importer: look, import new objects, and link existing ones',
  administrator: 'Administrator: everything',
};

/** The form that creates a token. */
export const NewToken = ({ sites, values, problem }: Props) => {
  const isForSome = values.get('scope') === 'some';
  return (
    <>
      <h1>Create a token</h1>
      <p class="quiet-text">A person signs in to this page with a token. A program sends it to the API.</p>
      {problem === undefined ? null : <ProblemText problem={problem} />}
      <form method="post" action="/token/create" class="wizard-form">
        <div class="field">
          <label for="name">Name</label>
          <input id="name" name="name" required maxlength={100} value={values.get('name') ?? ''} autocomplete="off" />
          <p class="hint">Who or what uses it. Lists and the audit log show it.</p>
        </div>
        <fieldset>
          <legend>Role</legend>
          {Object.entries(roles).map(([role, text]) => (
            <label class="check">
              <input type="radio" name="role" value={role} required checked={values.get('role') === role} />
              <span>{text}</span>
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>Sites</legend>
          <label class="check">
            <input type="radio" name="scope" value="all" checked={!isForSome} />
            <span>All sites, also those that are created later</span>
          </label>
          <label class="check">
            <input type="radio" name="scope" value="some" checked={isForSome} />
            <span>Only these:</span>
          </label>
          <div class="choices">
            {sites.map(({ code, name }) => (
              <label class="check">
                <input type="checkbox" name="site" value={code} checked={values.getAll('site').includes(code)} />
                <span>
                  {code}, <bdi>{show(name)}</bdi>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <div class="wizard-nav">
          <a class="button secondary" href="/?view=tokens">
            Cancel
          </a>
          <button>Create the token</button>
        </div>
      </form>
    </>
  );
};
