/** @jsxImportSource hono/jsx */
import type { ListedObject, ShownSite } from '@tsferry/domain/shapes';
import { show } from '@tsferry/wizard/words';
import { objectLink, viewLink } from '../links.js';
import { listLink, objectsPerPage, type ListQuery, type SortKey } from '../list-query.js';
import { Kind } from './Kind.js';
import { ObjectSearch } from './ObjectSearch.js';
import { Pager } from './Pager.js';
import { Id, Text } from './Text.js';

type Props = { site: ShownSite; objects: readonly ListedObject[]; total: number; query: ListQuery };

const columns: readonly { key: SortKey; title: string }[] = [
  { key: 'name', title: 'Name' },
  { key: 'id', title: 'Id' },
  { key: 'class', title: 'Kind' },
  { key: 'folder', title: 'Folder' },
  { key: 'version', title: 'Version' },
];

/** The objects of a site, to look at and to choose for an export. */
export const ObjectList = ({ site, objects, total, query }: Props) => (
  <>
    <div class="heading">
      <h1>
        <span class="code">{site.code}</span> <Text of={site.name} />
      </h1>
      <a class="button secondary" href={viewLink({ view: 'import', site: site.code })}>
        Import into {site.code}
      </a>
    </div>
    <ObjectSearch site={site} query={query} />
    <form action="/" data-plain="" data-roots={site.code} autocomplete="off">
      <input type="hidden" name="view" value="export" />
      <input type="hidden" name="site" value={site.code} />
      <div class="list-actions">
        <p class="quiet-text" role="status">
          {total} {total === 1 ? 'object' : 'objects'}
        </p>
        <button id="export-selected">Export selected</button>
      </div>
      <div class="chosen">
        <p class="quiet-text" role="status" data-chosen-text=""></p>
        <button type="button" class="quiet" data-clear="" hidden>
          Clear selection
        </button>
      </div>
      <table class="rows objects" role="table">
        <caption class="unseen">Objects of {site.code}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col" class="pick">
              <input type="checkbox" data-all="root" aria-label="Select every object shown" />
            </th>
            {columns.map((column) => (
              <SortHeader site={site.code} column={column} query={query} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {objects.map((object) => (
            <Row object={object} site={site.code} />
          ))}
        </tbody>
      </table>
      {objects.length === 0 ? <p class="empty">No objects match.</p> : null}
    </form>
    <Pager
      total={total}
      offset={query.offset}
      limit={objectsPerPage}
      link={(offset) => listLink(site.code, query, { offset })}
    />
  </>
);

const SortHeader = ({ site, column, query }: { site: string; column: (typeof columns)[number]; query: ListQuery }) => {
  const sorted = query.sort === column.key;
  const descending = sorted && !query.descending;
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={sorted ? (query.descending ? 'descending' : 'ascending') : undefined}
    >
      <a
        id={`sort-${column.key}`}
        href={listLink(site, query, { sort: column.key, descending, offset: 0 })}
        data-keep=""
      >
        {column.title}
      </a>
    </th>
  );
};

const Row = ({ object, site }: { object: ListedObject; site: string }) => (
  <tr role="row">
    <td role="cell" class="pick">
      <input
        type="checkbox"
        name="root"
        value={object.id}
        aria-label={`Select ${show(object.name)}`}
        data-name={show(object.name)}
      />
    </td>
    <th role="rowheader" scope="row">
      <a href={objectLink({ site }, object.id)}>
        <Text of={object.name} />
      </a>
    </th>
    <td role="cell" data-label="Id">
      <Id of={object.id} />
    </td>
    <td role="cell" data-label="Kind">
      <Kind of={object.class} />
    </td>
    <td role="cell" data-label="Folder">
      <Text of={object.folder ?? ''} />
    </td>
    <td role="cell" data-label="Version" class="number">
      {object.version}
    </td>
  </tr>
);
