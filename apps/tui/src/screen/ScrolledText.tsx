/** Ink scrolls nothing, up to Ink 7.1.1: the lines out of sight are left out, and the reducers keep the first in sight. */
import { Box } from 'ink';
import type { Line } from '../terminal/line.js';
import type { Area } from './area.js';
import { Lines } from './Lines.js';
import { linesInSight, pageOfText, positionText } from './scroll.js';
import { Styled } from './Styled.js';

type Props = { readonly lines: readonly Line[]; readonly top: number; readonly area: Area };

/** Text that fills a page. Where not all of it fits, the last row says which lines are in sight. */
export function ScrolledText({ lines, top, area }: Props) {
  const shown = pageOfText(area, lines.length);
  const position = positionText(lines.length, top, shown);
  return (
    <Box flexDirection="column" flexGrow={1} justifyContent="space-between">
      <Lines lines={linesInSight(lines, top, shown)} />
      {position !== '' && !area.reader && <Styled as="faint">{`Lines ${position}`}</Styled>}
    </Box>
  );
}
