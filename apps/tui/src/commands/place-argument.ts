import { existsSync } from 'node:fs';
import { parsePlace, type PlaceText } from '@tsferry/domain';

/** The place that an argument names; a path that is there wins over `#`. Throws USAGE. */
export function placeArgument(text: string): PlaceText {
  return parsePlace(text, existsSync);
}
