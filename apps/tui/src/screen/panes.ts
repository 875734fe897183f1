/** Parts of a screen beside each other. */
import { spansOf, styled, type Line } from '../terminal/line.js';
import { fitText, padLine } from '../terminal/fit-text.js';
import { show } from '@tsferry/wizard/words';
import { textWidth } from '../terminal/text-width.js';
import type { Area } from './area.js';

/** A part: its lines, and its width in columns. */
export type Pane = { readonly lines: readonly Line[]; readonly width: number };

/** What is between two parts. */
export const paneGap = 3;

/** The parts side by side, as high as the area; for a reader one after the other. Lines are safe. */
export function beside(panes: readonly Pane[], area: Area): Line[] {
  if (area.reader) return panes.flatMap(({ lines }) => lines);
  return Array.from({ length: area.height }, (_, row) =>
    panes.flatMap(({ lines, width }, at) => [
      ...spansOf(padLine(lines[row] ?? '', width)),
      ...(at < panes.length - 1 ? [styled('faint', ' │ ')] : []),
    ]),
  );
}

/** A line across, with a title in it; for a reader the title alone. It is a double one where keys go to what is below. */
export function rule(title: string, area: Area, focused: boolean): Line {
  if (area.reader) return [styled('heading', title)];
  const bar = focused ? '═' : '─';
  const text = fitText(`${bar}${bar} ${show(title)} `, area.width);
  return [styled(focused ? 'heading' : 'faint', text + bar.repeat(Math.max(0, area.width - textWidth(text))))];
}
