import { AppError } from '../error.js';

/** A site or an archive, or one object of it. */
export type PlaceText = {
  readonly site?: string;
  readonly file?: string;
  /** Id of the object; left out for all of the place. */
  readonly object?: string;
};

const siteCode = /^[A-Za-z0-9]{3}$/;

/**
 * The place that a text names: `PRD` is a site, `lab.zip` an archive, `PRD#PRD00013` and `lab.zip#LAB00013` an object of
 * it. Three letters or digits are a site, so a file of such a name is `./PRD`. A path that is there wins over `#`, which
 * `isThere` tells. Throws USAGE for an empty text, and for `#` with nothing before or behind it.
 */
export function parsePlace(text: string, isThere: (path: string) => boolean): PlaceText {
  if (siteCode.test(text)) return { site: text };
  if (text !== '' && (!text.includes('#') || isThere(text))) return { file: text };
  const readings = [...text.matchAll(/#/g)].flatMap(({ index }) => {
    const [place, object] = [text.slice(0, index), text.slice(index + 1)];
    return place === '' || object === '' ? [] : [{ place, object }];
  });
  // An id may hold a `#`, and so may the name of a file: the first place that is one.
  const found = readings.find(({ place }) => siteCode.test(place) || isThere(place)) ?? readings[0];
  if (!found) {
    throw new AppError('USAGE', `"${text}" names no place.`, {
      hint: 'A place is a site (PRD), an archive (lab.zip), or an object of one (PRD#PRD00013, lab.zip#LAB00013).',
      details: { place: text },
    });
  }
  const { place, object } = found;
  return siteCode.test(place) ? { site: place, object } : { file: place, object };
}
