import { AppError, idKey, refKey, type ObjectHead, type SiteReader } from '@tsferry/domain';

/** The object of a site with that id, of whatever class. Throws NOT_FOUND, or USAGE when several classes use the id. */
export async function findObject(site: SiteReader, id: string): Promise<ObjectHead> {
  const found = await site.findIds([id]);
  const { code } = await site.info();
  if (found.length === 0) {
    throw new AppError('NOT_FOUND', `Site ${code} has no object with the id "${id}".`, {
      hint: `List what it holds: tsferry list --site ${code}`,
      details: { site: code, id },
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

/** A pattern in which `*` stands for any characters, as a test of a whole text, without case. Linear: no backtracking. */
function wildcard(pattern: string): (text: string) => boolean {
  const parts = idKey(pattern).split('*');
  return (text) => {
    const upper = idKey(text);
    const first = parts[0]!;
    const last = parts.at(-1)!;
    if (parts.length === 1) return upper === first;
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
 * every object. Programs follow their package and are no roots. Throws NOT_FOUND for a pattern that means nothing.
 */
export function resolveRoots(heads: readonly ObjectHead[], patterns: readonly string[], site: string): ObjectHead[] {
  const candidates = heads.filter((head) => head.class !== 'SMS_Program');
  const chosen = new Set<string>();
  for (const pattern of patterns) {
    const matches = wildcard(pattern);
    const found = candidates.filter((head) => matches(head.id) || matches(head.name));
    if (found.length === 0) {
      throw new AppError('NOT_FOUND', `Site ${site} has no object named "${pattern}", and none with that id.`, {
        hint: `List what it holds: tsferry list --site ${site}`,
        details: { site, pattern },
      });
    }
    for (const head of found) chosen.add(refKey(head));
  }
  return candidates.filter((head) => chosen.has(refKey(head)));
}
