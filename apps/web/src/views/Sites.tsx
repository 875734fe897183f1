/** @jsxImportSource hono/jsx */
import type { ShownSite } from '@tsferry/domain/shapes';
import { labelOf } from '@tsferry/wizard';
import { capital, siteKinds } from '@tsferry/wizard/words';
import { viewLink } from '../links.js';
import { Text } from './Text.js';

/** Every site that one may see, with how much each holds. */
export const Sites = ({ sites, mayCreate }: { sites: readonly ShownSite[]; mayCreate: boolean }) => (
  <>
    <div class="heading">
      <h1>Sites</h1>
      <p class="actions">
        {mayCreate ? (
          <a class="button secondary" href={viewLink({ view: 'new-site' })}>
            Create a site
          </a>
        ) : null}
        <a class="button" href={viewLink({ view: 'import' })}>
          Import an archive
        </a>
      </p>
    </div>
    {sites.length === 0 ? <p class="empty">There is no site that you may see.</p> : null}
    <ul class="ports">
      {sites.map((site) => (
        <li>
          <Port site={site} />
        </li>
      ))}
    </ul>
  </>
);

const Port = ({ site }: { site: ShownSite }) => {
  const total = site.objects.reduce((sum, { count }) => sum + count, 0);
  return (
    <article class="port">
      <h2>
        <a href={viewLink({ site: site.code })}>
          <span class="code">{site.code}</span>
          <span class="port-name">
            <Text of={site.name} />
          </span>
        </a>
      </h2>
      <p class="quiet-text">
        {capital(siteKinds[site.kind])}
        {site.reportsTo === null ? '' : `, reports to ${site.reportsTo}`}
      </p>
      {total === 0 ? <p class="quiet-text">Holds nothing yet.</p> : null}
      <ul class="holds">
        {site.objects.map(({ class: className, count }) => (
          <li>
            <a href={viewLink({ site: site.code, class: className })}>
              <b>{count}</b> {labelOf(className)}
            </a>
          </li>
        ))}
      </ul>
    </article>
  );
};
