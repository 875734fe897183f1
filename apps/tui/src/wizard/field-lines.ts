import type { ShareMap } from '@tsferry/domain';
import { toShareMaps } from '../commands/share-maps.js';

/** The lines of a field that holds one thing a line; empty ones do not count. */
export function linesIn(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '');
}

/** The share maps of a field, one a line. Throws USAGE. */
export function shareMapsIn(text: string): ShareMap[] {
  return toShareMaps(linesIn(text));
}
