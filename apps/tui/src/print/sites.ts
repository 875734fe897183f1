import type { ShownSite, SiteAnswer } from '@tsferry/domain/shapes';
import { siteKinds } from '@tsferry/wizard/words';
import { styled, type Line, type View } from '../terminal/line.js';
import { table } from '../terminal/table.js';
import { section } from './section.js';

/** What `site create` did. */
export function siteCreatedLines(site: SiteAnswer): Line[] {
  const reports = site.reportsTo === null ? '' : `, reporting to ${site.reportsTo}`;
  return [[styled('good', `Created ${siteKinds[site.kind]} ${site.code} "${site.name}"${reports}.`)]];
}

/** One site a line. */
export function siteListLines(sites: readonly SiteAnswer[], view: View): Line[] {
  if (sites.length === 0) return ['There are no sites yet. Create one: tsferry site create CODE'];
  return table(
    sites.map(({ code, name, kind, reportsTo }) => [
      styled('heading', code),
      name,
      siteKinds[kind],
      reportsTo === null ? '' : `reports to ${reportsTo}`,
    ]),
    view,
    '',
  );
}

/** A site, and how much it holds. */
export function shownSiteLines(site: ShownSite, view: View): Line[] {
  const facts = [
    ['Site', `${site.code} "${site.name}"`],
    ['Kind', siteKinds[site.kind]],
    ...(site.reportsTo === null ? [] : [['Reports to', site.reportsTo]]),
    ['Authoring scope', site.authoringScope],
  ];
  const holds = site.objects.map(({ count, label }) => [String(count), label]);
  return [...table(facts, view, ''), ...section('It holds', holds.length === 0 ? ['  nothing'] : table(holds, view))];
}
