import { AppError, idKey, programClass, refKey, type ObjectHead, type SiteReader } from '@tsferry/domain';

/** The object of a site with that id, of whatever class. Throws NOT_FOUND, or USAGE when several classes use the id. */
export async function findObject(site: SiteReader, id: string): Promise<ObjectHead> {
  const found = await site.findIds([id]);
  const { code } = await site.info();
  if (found.length === 0) {
    throw new AppError('NOT_FOUND', `Site ${code} has no object with the id "${id}".`, {
      hint: 'List what the site holds.',
      details: { site: code, id },
      next: [{ do: 'list-objects', site: code }],
    });
  }
  if (found.length > 1) {
    throw new AppError(
      'USAGE',
      `Site ${code} has ${found.length} objects with the id "${id}": ${found.map((head) => head.class).join(', ')}.`,
      {
        hint: 'Ids of these classes are not unique here.',
        details: { site: code, id, classes: found.map((head) => head.class) },
      },
    );
  }
  return found[0]!;
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
 * every object. Programs follow their package and are no roots. Throws ROOT_UNKNOWN for a pattern that means nothing.
 */
export function resolveRoots(heads: readonly ObjectHead[], patterns: readonly string[], site: string): ObjectHead[] {
  const candidates = heads
    .filter((head) => head.class !== programClass)
    .map((head) => ({ head, id: idKey(head.id), name: idKey(head.name) }));
  const byText = groupByText(candidates);
  const chosen = new Set<string>();
  for (const pattern of new Set(patterns)) {
    const found = pattern.includes('*') ? matching(candidates, pattern) : (byText.get(idKey(pattern)) ?? []);
    if (found.length === 0) {
      throw new AppError('ROOT_UNKNOWN', `Site ${site} has no object named "${pattern}", and none with that id.`, {
        hint: 'List what the site holds.',
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

/** Candidates by what a root without a star says: their id, or their name. */
function groupByText(candidates: readonly Candidate[]): Map<string, Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    for (const text of [candidate.id, candidate.name]) {
      const group = groups.get(text);
      if (group) group.push(candidate);
      else groups.set(text, [candidate]);
    }
  }
  return groups;
}
