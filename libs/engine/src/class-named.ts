import { AppError, idKey, kinds } from '@tsferry/domain';
import type { Place } from './read-place.js';

/**
 * The WMI class that a text names: as a class (`SMS_Application`) or as people call it (`Application`), in any case, of
 * those that tsferry knows and those that the place holds. Throws USAGE, with the list, for any other.
 */
export async function classNamed(place: Place, text: string): Promise<string> {
  const key = idKey(text);
  const kind = kinds.find(({ class: name, label, plural }) => [name, label, plural].some((one) => idKey(one) === key));
  if (kind) return kind.class;
  const held = await place.classes();
  const found = held.find((name) => idKey(name) === key);
  if (found !== undefined) return found;
  const known = [...new Set([...kinds.map(({ class: name }) => name), ...held])];
  throw new AppError('USAGE', `There is no class "${text.slice(0, 100)}".`, {
    hint: `The classes are ${known.slice(0, 50).join(', ')}.`,
    details: { class: text.slice(0, 100), classes: known },
  });
}
