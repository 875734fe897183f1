/** @jsxImportSource hono/jsx */
import type { ListedObject } from '@tsferry/domain/shapes';
import { exportFields, suspectedWords } from '@tsferry/wizard';
import { findingTitles } from '@tsferry/wizard/words';
import { objectLink } from '../links.js';
import { Kind } from './Kind.js';
import { ObjectName } from './ObjectName.js';
import { WizardHead } from './WizardHead.js';

type Props = { site: string; roots: readonly Pick<ListedObject, 'class' | 'id' | 'name'>[]; values: URLSearchParams };

/** The export wizard's General page: what is exported, and to what. */
export const ExportGeneral = ({ site, roots, values }: Props) => {
  const on = (name: string): boolean => (values.has('name') ? values.get(name) === '1' : true);
  return (
    <>
      <WizardHead wizard="export" at="General" site={site} />
      <form method="post" action="/export" class="wizard-form">
        <input type="hidden" name="site" value={site} />
        <section aria-labelledby="roots">
          <h2 id="roots">To export</h2>
          {roots.length === 0 ? <p class="empty">Nothing is selected.</p> : null}
          <ul class="objects-list">
            {roots.map(({ class: className, id, name }) => (
              <li>
                <input type="hidden" name="root" value={id} />
                <Kind of={className} /> <ObjectName id={id} name={name} place={{ site }} />
              </li>
            ))}
          </ul>
        </section>
        <div class="field">
          <label for="name">{exportFields.to.label}</label>
          <input
            id="name"
            name="name"
            required
            value={values.get('name') ?? ''}
            placeholder="Windows 11.zip"
            autocomplete="off"
          />
          <p class="hint">{exportFields.to.hint}</p>
        </div>
        <fieldset>
          <legend>Dependencies and content</legend>
          <Check name="dependencies" on={on('dependencies')} label={exportFields.dependencies.label} />
          <Check name="content" on={on('content')} label={exportFields.content.label} />
        </fieldset>
        <div class="field">
          <label for="comment">{exportFields.comment.label}</label>
          <textarea id="comment" name="comment" rows={3}>
            {values.get('comment') ?? ''}
          </textarea>
        </div>
        <div class="field">
          <label for="suspected">{findingTitles.suspected}</label>
          <select id="suspected" name="suspected">
            {Object.entries(suspectedWords).map(([value, text]) => (
              <option value={value} selected={values.get('suspected') === value}>
                {text}
              </option>
            ))}
          </select>
          <p class="hint">Documented passwords and product keys are always blanked.</p>
        </div>
        <Check name="overwrite" on={values.get('overwrite') === '1'} label="Replace an export of that name" />
        <div class="wizard-nav">
          <a class="button secondary" href={roots.length === 1 ? objectLink({ site }, roots[0]!.id) : `/?site=${site}`}>
            Cancel
          </a>
          <button id="next">Next: Related Objects</button>
        </div>
      </form>
    </>
  );
};

const Check = ({ name, on, label }: { name: string; on: boolean; label: string }) => (
  <label class="check">
    <input type="checkbox" name={name} value="1" checked={on} /> <span>{label}</span>
  </label>
);
