import {
  AppError,
  idKey,
  nearIds,
  programClass,
  refKey,
  type ErrorDetails,
  type NextStep,
  type ObjectHead,
  type SiteReader,
} from '@tsferry/domain';

/** What an object is found by. */
type Named = Pick<ObjectHead, 'class' | 'id' | 'name'>;

/** Where is looked: for messages, for programs, and how to list what is there. */
export type Searched = { readonly name: string; readonly details: ErrorDetails; readonly next: NextStep };

/** A site as a place to look in. */
export const inSite = (site: string): Searched => ({
  name: `Site ${site}`,
  details: { site },
  next: { do: 'list-objects', site },
});

/** An archive as a place to look in. */
export const inArchive = (file: string): Searched => ({
  name: file,
  details: { file },
  next: { do: 'inspect-archive', file },
});

/**
 * The object that an id or a name means; an id counts before a name, and case does not. Throws NOT_FOUND, which names
 * objects that may have been meant, or USAGE when it means several.
 */
export function pickObject<Head extends Named>(heads: readonly Head[], text: string, where: Searched): Head {
  const found = named(heads, text);
  if (found.length === 0) {
    throw new AppError('NOT_FOUND', `${where.name} has no object with the id "${text}", and none with that name.`, {
      hint: meant(heads, text) || 'List what is there.',
      details: { ...where.details, id: text },
      next: [where.next],
    });
  }
  if (found.length > 1) throw ambiguous(found, text, where);
  return found[0]!;
}

/** The object of a site that an id or a name means; heads are read only for a name. Throws as `pickObject`. */
export async function findObject(site: SiteReader, text: string): Promise<ObjectHead> {
  const found = await site.findIds([text]);
  const { code } = await site.info();
  return pickObject(found.length > 0 ? found : await site.heads(), text, inSite(code));
}

/** The objects with that id; else those with that name. */
function named<Head extends Named>(heads: readonly Head[], text: string): Head[] {
  const key = idKey(text);
  const byId = heads.filter(({ id }) => idKey(id) === key);
  return byId.length > 0 ? byId : heads.filter(({ name }) => idKey(name) === key);
}

function ambiguous(found: readonly Named[], text: string, where: Searched): AppError {
  const isId = found.every(({ id }) => idKey(id) === idKey(text));
  const told = found.slice(0, 10).map((head) => (isId ? head.class : head.id));
  const rest = found.length > told.length ? ` and ${found.length - told.length} more` : '';
  const which = `${found.length} objects with the ${isId ? 'id' : 'name'} "${text}": ${told.join(', ')}${rest}`;
  return new AppError('USAGE', `${where.name} has ${which}.`, {
    hint: isId ? 'Ids of these classes are not unique here.' : 'Name the one that is meant by its id.',
    details: {
      ...where.details,
      id: text,
      objects: found.map(({ class: className, id }) => ({ class: className, id })),
    },
  });
}

/** `Did you mean …?` with up to three objects whose id or name is near, or whose name holds the text; '' for none. */
function meant(heads: readonly Named[], text: string): string {
  const near = nearIds(
    text,
    heads.flatMap(({ id, name }) => [id, name]),
  );
  const key = idKey(text);
  const holding = key.length < 3 ? [] : heads.filter(({ name }) => idKey(name).includes(key)).map(({ name }) => name);
  const texts = [...new Set([...near, ...holding])].slice(0, 3).map((one) => `"${one}"`);
  return texts.length === 0 ? '' : `Did you mean ${texts.join(' or ')}?`;
}

/**
 * A pattern in which `*` stands for any characters, as a test of a whole text in upper case. Linear in the text, whatever
 * the pattern: no backtracking, and stars in a row are one.
 */
function wildcard(pattern: string): (upper: string) => boolean {
  const parts = idKey(pattern).split(/\*+/);
  return (upper) => {
    const first = parts[0]!;
    const last = parts.at(-1)!;
    if (!upper.startsWith(first) || !upper.endsWith(last) || upper.length < first.length + last.length) return false;
    let at = first.length;
    const end = upper.length - last.length;
    for (const part of parts.slice(1, -1)) {
      const next = upper.indexOf(part, at);
      if (next < 0 || next + part.length > end) return false;
      at = next + part.length;
    }
    return true;
  };
}

/**
 * The objects that names and ids mean, each once, in the order of the site. `*` stands for any characters; `*` alone is
 * every object. An object whose name is written just so is meant by it, whatever stars it has. Programs follow their
 * package and are no roots. Throws ROOT_UNKNOWN for a pattern that means nothing, USAGE for a name that several objects have.
 */
export function resolveRoots(heads: readonly ObjectHead[], patterns: readonly string[], site: string): ObjectHead[] {
  const candidates = heads
    .filter((head) => head.class !== programClass)
    .map((head) => ({ head, id: idKey(head.id), name: idKey(head.name) }));
  const byId = groupBy(candidates, ({ id }) => id);
  const byName = groupBy(candidates, ({ name }) => name);
  const chosen = new Set<string>();
  for (const pattern of new Set(patterns)) {
    const key = idKey(pattern);
    const ofName = byName.get(key) ?? [];
    if (!byId.has(key) && ofName.length > 1) {
      throw ambiguous(
        ofName.map(({ head }) => head),
        pattern,
        inSite(site),
      );
    }
    const exact = byId.get(key) ?? ofName;
    const found = exact.length === 0 && pattern.includes('*') ? matching(candidates, pattern) : exact;
    if (found.length === 0) {
      throw new AppError('ROOT_UNKNOWN', `Site ${site} has no object named "${pattern}", and none with that id.`, {
        hint:
          meant(
            candidates.map(({ head }) => head),
            pattern,
          ) || 'List what the site holds.',
        details: { site, pattern },
        next: [{ do: 'list-objects', site }],
      });
    }
    for (const { head } of found) chosen.add(refKey(head));
  }
  return candidates.flatMap(({ head }) => (chosen.has(refKey(head)) ? [head] : []));
}

type Candidate = { readonly head: ObjectHead; readonly id: string; readonly name: string };

function matching(candidates: readonly Candidate[], pattern: string): Candidate[] {
  const matches = wildcard(pattern);
  return candidates.filter(({ id, name }) => matches(id) || matches(name));
}

function groupBy(candidates: readonly Candidate[], keyOf: (one: Candidate) => string): Map<string, Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const group = groups.get(keyOf(candidate));
    if (group) group.push(candidate);
    else groups.set(keyOf(candidate), [candidate]);
  }
  return groups;
}
