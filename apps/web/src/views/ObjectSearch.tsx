/** @jsxImportSource hono/jsx */
import type { ShownSite } from '@tsferry/domain/shapes';
import type { ListQuery } from '../list-query.js';
import { labelOf } from '@tsferry/wizard';

/** Text and class to look for in a site. */
export const ObjectSearch = ({ site, query }: { site: ShownSite; query: ListQuery }) => {
  const known = site.objects.some((one) => one.class === query.class) || query.class === '';
  return (
    <form action="/" role="search" class="search" data-live="" data-keep="">
      <input type="hidden" name="site" value={site.code} />
      {query.sort === undefined ? null : <input type="hidden" name="sort" value={query.sort} />}
      {query.descending ? <input type="hidden" name="descending" value="1" /> : null}
      <div class="field">
        <label for="search">Find by name or id</label>
        <input type="search" id="search" name="search" value={query.search} />
      </div>
      <div class="field">
        <label for="class">Kind</label>
        <select id="class" name="class">
          <option value="">Every kind</option>
          {known ? null : (
            <option value={query.class} selected>
              {labelOf(query.class)} (0)
            </option>
          )}
          {site.objects.map(({ class: className, count }) => (
            <option value={className} selected={className === query.class}>
              {labelOf(className)} ({count})
            </option>
          ))}
        </select>
      </div>
      <button class="secondary">Search</button>
    </form>
  );
};
