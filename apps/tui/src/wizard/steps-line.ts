import type { Area } from '../screen/area.js';
import type { Input } from '../screen/screen.js';
import { lineWidth } from '../terminal/fit-text.js';
import { styled, type Line, type Span } from '../terminal/line.js';

/** Under this height the line that names all pages gives way to what is on them. */
const low = 10;

/** The area that a page has below the line that names all pages. */
export function pageArea(area: Area): Area {
  return area.reader || area.height < low ? area : { ...area, height: area.height - 2 };
}

/** An input for a page, with the area that the page has. */
export function forPage(input: Input): Input {
  return input.kind === 'intent' ? { ...input, area: pageArea(input.area) } : input;
}

/** The line that names the pages, the one shown in brackets, and what sets it off. */
export function stepsLines(titles: readonly string[], at: number, area: Area): readonly Line[] {
  if (area.reader) return [`Page ${at + 1} of ${titles.length}: ${titles[at]}`];
  if (area.height < low) return [];
  const spans = titles.flatMap((title, index): Span[] => [
    index === at ? styled('heading', `[${title}]`) : styled('faint', title),
    ...(index < titles.length - 1 ? [styled('faint', ' > ')] : []),
  ]);
  const short: Line = [styled('heading', `[${titles[at]}]`), styled('faint', ` ${at + 1} of ${titles.length}`)];
  return [lineWidth(spans) <= area.width ? spans : short, ''];
}
