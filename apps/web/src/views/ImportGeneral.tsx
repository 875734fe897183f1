/** @jsxImportSource hono/jsx */
import type { SiteAnswer } from '@tsferry/domain/shapes';
import { formatBytes, show } from '@tsferry/domain/wording';
import type { ListedArchive } from '@tsferry/contract';
import { Time } from './Time.js';
import { Upload } from './Upload.js';
import { WizardHead } from './WizardHead.js';

type Props = { sites: readonly SiteAnswer[]; archives: readonly ListedArchive[]; values: URLSearchParams };

const origins = { upload: 'uploaded', export: 'exported here', folder: 'on the server' } as const;

/** The import wizard's General page: which archive, into which site and folder. */
export const ImportGeneral = ({ sites, archives, values }: Props) => {
  const chosen = values.get('archive');
  return (
    <>
      <WizardHead wizard="import" at="General" site={values.get('site') ?? undefined} />
      <Upload />
      <form method="post" action="/import" class="wizard-form">
        <fieldset class="archive-choice">
          <legend>Archive</legend>
          {archives.length === 0 ? <p class="empty">There is no archive yet: upload one above.</p> : null}
          {archives.map(({ id, name, from, bytes, site, time }) => (
            <label class="check">
              <input type="radio" name="archive" value={id} required checked={id === chosen} />
              <span>
                <bdi>{show(name)}</bdi>{' '}
                <span class="quiet-text">
                  {origins[from]}
                  {site === null ? '' : ` from ${site}`}, {formatBytes(bytes)}, <Time of={time} />
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        <div class="field">
          <label for="site">Into site</label>
          <select id="site" name="site" required>
            {sites.map(({ code, name }) => (
              <option value={code} selected={code === values.get('site')}>
                {code}, {show(name)}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="folder">Folder for the task sequences</label>
          <input id="folder" name="folder" value={values.get('folder') ?? '/'} />
        </div>
        <label class="check">
          <input type="checkbox" name="content" value="1" checked={values.get('content') !== '0'} />{' '}
          <span>Take the content over</span>
        </label>
        <div class="field">
          <label for="content-to">Copy the content to this share first</label>
          <input
            id="content-to"
            name="contentTo"
            value={values.get('contentTo') ?? ''}
            placeholder="\\server\share\folder"
          />
          <p class="hint">Empty: it stays where the archive is.</p>
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
