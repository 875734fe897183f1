/** @jsxImportSource hono/jsx */
import type { SiteAnswer } from '@tsferry/domain/shapes';
import type { ListedArchive } from '@tsferry/contract';
import { importFields } from '@tsferry/wizard';
import { archiveOrigins, formatBytes, show } from '@tsferry/wizard/words';
import { Time } from './Time.js';
import { Upload } from './Upload.js';
import { WizardHead } from './WizardHead.js';

type Props = { sites: readonly SiteAnswer[]; archives: readonly ListedArchive[]; values: URLSearchParams };

/** The import wizard's General page: which archive, into which site and folder. */
export const ImportGeneral = ({ sites, archives, values }: Props) => {
  const chosen = values.get('archive');
  return (
    <>
      <WizardHead wizard="import" at="General" site={values.get('site') ?? undefined} />
      <Upload />
      <form method="post" action="/import" class="wizard-form">
        <fieldset class="archive-choice">
          <legend>{importFields.file.label}</legend>
          {archives.length === 0 ? <p class="empty">There is no archive yet: upload one above.</p> : null}
          {archives.map(({ id, name, from, bytes, site, time }) => (
            <label class="check">
              <input type="radio" name="archive" value={id} required checked={id === chosen} />
              <span>
                <bdi>{show(name)}</bdi>{' '}
                <span class="quiet-text">
                  {archiveOrigins[from]}
                  {site === null ? '' : ` from ${site}`}, {formatBytes(bytes)}, <Time of={time} />
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        <div class="field">
          <label for="site">{importFields.site.label}</label>
          <select id="site" name="site" required>
            {sites.map(({ code, name }) => (
              <option value={code} selected={code === values.get('site')}>
                {code}, {show(name)}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="folder">{importFields.folder.label}</label>
          <input id="folder" name="folder" value={values.get('folder') ?? '/'} />
          <p class="hint">{importFields.folder.hint}</p>
        </div>
        <label class="check">
          <input type="checkbox" name="content" value="1" checked={values.get('content') !== '0'} />{' '}
          <span>{importFields.content.label}</span>
        </label>
        <div class="field">
          <label for="content-to">{importFields.contentTo.label}</label>
          <input
            id="content-to"
            name="contentTo"
            value={values.get('contentTo') ?? ''}
            placeholder="\\server\share\folder"
          />
          <p class="hint">{importFields.contentTo.hint}</p>
        </div>
        <div class="wizard-nav">
          <a class="button secondary" href="/">
            Cancel
          </a>
          <button id="next">Next: File Content</button>
        </div>
      </form>
    </>
  );
};
