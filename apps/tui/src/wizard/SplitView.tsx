import { Box } from 'ink';
import type { ReactNode } from 'react';
import type { Area } from '../screen/area.js';
import { Beside } from '../screen/Beside.js';
import { Lines } from '../screen/Lines.js';
import { PaneTitle } from '../screen/PaneTitle.js';
import { linesInSight, positionText } from '../screen/scroll.js';
import type { Line } from '../terminal/line.js';
import { splitArea, type PaneState } from './split-area.js';

type Props = {
  readonly area: Area;
  /** How many rows the list has. */
  readonly rows: number;
  readonly pane: PaneState;
  readonly title: string;
  /** The list, in its area. */
  readonly list: (area: Area) => ReactNode;
  /** The text about its current row, in its area. */
  readonly text: (area: Area) => readonly Line[];
};

/** A list above or beside a text about its current row. */
export function SplitView({ area, rows, pane, title, list, text }: Props) {
  const split = splitArea(area, rows);
  const lines = text(split.pane);
  const position = positionText(lines.length, pane.top, split.pane);
  const more = position === '' ? '' : `, ${position} (${pane.focused ? 'arrows scroll' : 'Tab to scroll'})`;
  const shown = (
    <Box flexDirection="column" width={split.pane.width} flexShrink={0}>
      <PaneTitle title={`${title}${more}`} focused={pane.focused} />
      <Lines lines={linesInSight(lines, pane.top, split.pane)} />
    </Box>
  );
  if (split.beside) return <Beside height={area.height} left={list(split.list)} right={shown} />;
  return (
    <Box flexDirection="column">
      {list(split.list)}
      {shown}
    </Box>
  );
}
