import { count } from '@tsferry/wizard/words';
import { errorLines } from '../exit.js';
import { styled, type Line } from '../terminal/line.js';
import type { State } from './state.js';

/** One line of news: what was refused, or how much is listed. */
export function statusOf({ news, list, places, opening }: State): Line {
  if (typeof news === 'string') return [styled('change', news)];
  if (news !== null) return errorLines(news).flatMap((line) => [...(typeof line === 'string' ? [' ', line] : line)]);
  if (opening || !places?.length) return '';
  const marked = list.marks.size > 0 ? `, ${list.marks.size} marked` : '';
  const filtered = list.filter === '' ? '' : ` of ${list.rows.length}`;
  return [styled('faint', `${count(list.visible.length, 'object')}${filtered}${marked}`)];
}
