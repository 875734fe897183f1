/** @jsxImportSource hono/jsx */
/** Views of sites and archives: what is there, and what it needs. */
import { AppError } from '@tsferry/domain/error';
import type { ShownObject } from '@tsferry/domain/shapes';
import { viewLink, type Place } from './links.js';
import { objectsPerPage, readListQuery } from './list-query.js';
import { read } from './read.js';
import { segments } from './segments.js';
import type { DoAction, ShowView } from './view.js';
import { ArchivePage } from './views/ArchivePage.js';
import { Archives } from './views/Archives.js';
import { ExplanationPage } from './views/ExplanationPage.js';
import { ObjectList } from './views/ObjectList.js';
import { ObjectPage } from './views/ObjectPage.js';
import { PicturePage } from './views/PicturePage.js';
import { RemoveArchive } from './views/RemoveArchive.js';
import { Sites } from './views/Sites.js';

export const showSites: ShowView = async ({ v1 }, _address, { mayAdminister }) => {
  const { sites } = await read(v1.sites.$get());
  const shown = await Promise.all(
    sites.map(({ code }) => read(v1.sites[':site'].$get({ param: segments({ site: code }) }))),
  );
  return { title: 'Sites', current: 'sites', body: <Sites sites={shown} mayCreate={mayAdminister} /> };
};

export const showSite: ShowView = async ({ v1 }, address) => {
  const param = segments({ site: address.get('site') ?? '' });
  const list = readListQuery(address);
  const query = {
    limit: String(objectsPerPage),
    offset: String(list.offset),
    ...(list.search === '' ? {} : { search: list.search }),
    ...(list.class === '' ? {} : { class: list.class }),
    ...(list.sort === undefined ? {} : { sort: list.sort }),
    ...(list.descending ? { descending: 'true' as const } : {}),
  };
  const [site, { objects, total }] = await Promise.all([
    read(v1.sites[':site'].$get({ param })),
    read(v1.sites[':site'].objects.$get({ param, query })),
  ]);
  return {
    title: site.code,
    current: 'sites',
    say: `${total} objects`,
    body: <ObjectList site={site} objects={objects} total={total} query={list} />,
  };
};

/** The place that an address names. */
function placeOf(address: URLSearchParams): Place {
  const [site, archive] = [address.get('site'), address.get('archive')];
  if (site !== null) return { site };
  if (archive !== null) return { archive };
  throw new AppError('NOT_FOUND', 'The address names neither a site nor an archive.');
}

export const showObject: ShowView = async ({ v1 }, address) => {
  const place = placeOf(address);
  const id = address.get('object') ?? '';
  // JSON has no type for a tree that holds itself; the route answers with the engine's shape.
  const shown = (await ('site' in place
    ? read(v1.sites[':site'].objects[':id'].$get({ param: segments({ ...place, id }) }))
    : read(v1.archives[':archive'].objects[':id'].$get({ param: segments({ ...place, id }) })))) as ShownObject;
  return {
    title: shown.object.name,
    current: 'site' in place ? 'sites' : 'archives',
    body: <ObjectPage shown={shown} place={place} />,
  };
};

export const showPicture: ShowView = async ({ v1 }, address) => {
  const place = placeOf(address);
  const id = address.get('object') ?? '';
  const closure = await ('site' in place
    ? read(v1.sites[':site'].objects[':id'].closure.$get({ param: segments({ ...place, id }) }))
    : read(v1.archives[':archive'].objects[':id'].closure.$get({ param: segments({ ...place, id }) })));
  return {
    title: `What ${id} needs`,
    current: 'site' in place ? 'sites' : 'archives',
    body: <PicturePage closure={closure} place={place} />,
  };
};

export const showExplanation: ShowView = async ({ v1 }, address) => {
  const place = placeOf(address);
  const id = address.get('object') ?? '';
  const explanation = await ('site' in place
    ? read(v1.sites[':site'].objects[':id'].explanation.$get({ param: segments({ ...place, id }) }))
    : read(v1.archives[':archive'].objects[':id'].explanation.$get({ param: segments({ ...place, id }) })));
  return {
    title: `Why ${explanation.object.name} is here`,
    current: 'site' in place ? 'sites' : 'archives',
    body: <ExplanationPage explanation={explanation} place={place} />,
  };
};

export const showArchives: ShowView = async ({ v1 }) => {
  const { archives } = await read(v1.archives.$get());
  return { title: 'Archives', current: 'archives', body: <Archives archives={archives} /> };
};

export const showArchive: ShowView = async ({ v1 }, address) => {
  const archive = address.get('archive') ?? '';
  const inspection = await read(v1.archives[':archive'].$get({ param: segments({ archive }) }));
  return { title: 'Archive', current: 'archives', body: <ArchivePage id={archive} inspection={inspection} /> };
};

export const askToRemove: ShowView = async ({ v1 }, address) => {
  const id = address.get('archive') ?? '';
  const { archives } = await read(v1.archives.$get());
  const archive = archives.find((one) => one.id === id && one.removable);
  if (archive === undefined) throw noArchiveToRemove(id);
  return { title: `Remove ${archive.name}`, current: 'archives', body: <RemoveArchive archive={archive} /> };
};

export const removeArchive: DoAction = async ({ v1 }, fields) => {
  const archive = fields.get('archive') ?? '';
  await read(v1.archives[':archive'].$delete({ param: segments({ archive }) }));
  return viewLink({ view: 'archives' });
};

function noArchiveToRemove(id: string): AppError {
  return new AppError('NOT_FOUND', `There is no archive to remove ${id}.`, {
    hint: 'Check the id: it may be another one, or not yours to see.',
    details: { id },
  });
}
