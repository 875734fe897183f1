import { basename } from 'node:path';
import type { SiteAnswer } from '@tsferry/domain/shapes';
import { siteKinds } from '@tsferry/wizard/words';

/** Where objects are: a site, or an archive, which is looked at like a site and never changed. */
export type Place =
  | { readonly kind: 'site'; readonly code: string; readonly site: SiteAnswer }
  | { readonly kind: 'archive'; readonly file: string };

/** A place as the engine takes it. */
export function placeInput(place: Place): { site: string } | { file: string } {
  return place.kind === 'site' ? { site: place.code } : { file: place.file };
}

/** What tells a place from all others. */
export function placeKey(place: Place): string {
  return place.kind === 'site' ? `site ${place.code}` : `archive ${place.file}`;
}

/** A place by its name. */
export function placeName(place: Place): string {
  return place.kind === 'site' ? place.code : basename(place.file);
}

/** What a place is. */
export function placeKind(place: Place): string {
  return place.kind === 'site' ? siteKinds[place.site.kind] : 'archive, read-only';
}

/** The same in one word, for where there is little room. */
export function placeWord(place: Place): string {
  return place.kind === 'site' ? place.site.kind : 'archive';
}
