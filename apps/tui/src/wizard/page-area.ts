import type { Area } from '../screen/area.js';
import type { Input } from '../screen/screen.js';

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

/** Whether there is room for the line that names all pages. */
export function hasStepsLine(area: Area): boolean {
  return area.reader || area.height >= low;
}
