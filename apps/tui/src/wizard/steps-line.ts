import type { Area } from '../screen/area.js';
import { lineWidth } from '../terminal/fit-text.js';
import { styled, type Line, type Span } from '../terminal/line.js';

/** Under this height the line that names all pages gives way to what is on them. */
const low = 10;

/** The line that names the pages, the one shown in brackets, and the area that is left below it. */
export function stepsLine(
  titles: readonly string[],
  at: number,
  area: Area,
): { readonly head: readonly Line[]; readonly body: Area } {
  if (area.reader) return { head: [`Page ${at + 1} of ${titles.length}: ${titles[at]}`], body: area };
  if (area.height < low) return { head: [], body: area };
  const spans = titles.flatMap((title, index): Span[] => [
    index === at ? styled('heading', `[${title}]`) : styled('faint', title),
    ...(index < titles.length - 1 ? [styled('faint', ' > ')] : []),
  ]);
  const short: Line = [styled('heading', `[${titles[at]}]`), styled('faint', ` ${at + 1} of ${titles.length}`)];
  const line = lineWidth(spans) <= area.width ? spans : short;
  return { head: [line, ''], body: { ...area, height: area.height - 2 } };
}
