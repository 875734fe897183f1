/** A list above or beside a text about its current row, and how keys are shared between the two. */
import type { Area } from '../screen/area.js';
import { paneGap } from '../screen/Beside.js';
import type { Input } from '../screen/screen.js';
import { reduceScroll } from '../screen/scroll.js';
import type { Line } from '../terminal/line.js';

/** From this width on there is room for both beside each other. */
const wide = 110;

/** Lines of a list that are no rows: the titles, and the filter. */
const headAndFoot = 2;

/** The two areas of a body. */
export type Split = { readonly list: Area; readonly pane: Area; readonly beside: boolean };

/** Divides a body: a long list gets more; what one of `rows` rows leaves free is the pane's. */
export function splitArea(area: Area, rows: number): Split {
  if (area.width >= wide && !area.reader) {
    const list = Math.floor((area.width - paneGap) * 0.6);
    return {
      list: { ...area, width: list },
      pane: { ...area, width: area.width - paneGap - list, height: area.height - 1 },
      beside: true,
    };
  }
  const most = area.height - Math.max(3, Math.floor(area.height * 0.35)) - 1;
  const list = Math.max(1, Math.min(most, rows + headAndFoot));
  const pane = Math.max(1, area.height - list - 1);
  return { list: { ...area, height: list }, pane: { ...area, height: pane }, beside: false };
}

/** The lower part: whether keys go to it, and its first line. */
export type PaneState = { readonly focused: boolean; readonly top: number };

/** The pane at its start, as it is for a row that was just gone to. */
export const freshPane: PaneState = { focused: false, top: 0 };

/** Scrolls the pane. `lines` are those it has at its width. */
export function reducePane(
  pane: PaneState,
  input: Input,
  rows: number,
  lines: (area: Area) => readonly Line[],
): PaneState {
  if (input.kind !== 'intent') return pane;
  const area = splitArea(input.area, rows).pane;
  return { ...pane, top: reduceScroll(pane.top, { ...input, area }, lines(area).length) };
}

/** An input for the list, with the area that the list has. */
export function forList(input: Input, rows: number): Input {
  return input.kind === 'intent' ? { ...input, area: splitArea(input.area, rows).list } : input;
}
