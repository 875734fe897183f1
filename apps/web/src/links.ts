/** Addresses of the views: everything is at `/`, and what is shown is in the query, so that it can be kept and reloaded. */

/** Where objects are looked at: a site by its code, or an archive by its id. */
export type Place = { readonly site: string } | { readonly archive: string };

type Values = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** `/` with a query. What is undefined, empty or false is left out. */
export function viewLink(values: Values): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === '' || value === false) continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, value === true ? '1' : String(one));
  }
  return query.size === 0 ? '/' : `/?${query}`;
}

/** An object of a site or an archive. */
export const objectLink = (place: Place, id: string): string => viewLink({ ...place, object: id });

/** The id of a step on the page of its task sequence, by the numbers of its groups and its own. */
export const stepId = (index: readonly number[]): string => `step-${index.join('-')}`;

/** A step on the page of its task sequence. */
export const stepLink = (place: Place, id: string, { index }: { readonly index: readonly number[] }): string =>
  `${objectLink(place, id)}#${stepId(index)}`;

/** The picture of everything it needs. */
export const pictureLink = (place: Place, id: string): string => viewLink({ ...place, object: id, view: 'picture' });

/** Why it is there. */
export const explanationLink = (place: Place, id: string): string =>
  viewLink({ ...place, object: id, view: 'explanation' });

/** A comparison with something that is still to be chosen. */
export const compareLink = (place: Place, id?: string): string => {
  const text = 'site' in place ? place.site : place.archive;
  return viewLink({ view: 'compare', a: id === undefined ? text : `${text}#${id}` });
};

/** The export wizard's first page. */
export const exportLink = (site: string, roots: readonly string[]): string =>
  viewLink({ view: 'export', site, root: roots });

/** A job: its progress, or how it ended. */
export const jobLink = (id: string): string => viewLink({ job: id });
