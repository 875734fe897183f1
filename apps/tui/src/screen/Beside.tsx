import { Box, useIsScreenReaderEnabled } from 'ink';
import type { ReactNode } from 'react';
import { useLook } from './look.js';

type Props = { readonly left: ReactNode; readonly right: ReactNode; readonly height: number };

/** What is between two parts beside each other: a line, and a column on both sides of it. */
export const paneGap = 3;

/** Two parts beside each other, with a line between them; for a reader one after the other. */
export function Beside({ left, right, height }: Props) {
  const { color } = useLook();
  if (useIsScreenReaderEnabled()) {
    return (
      <Box flexDirection="column">
        {left}
        {right}
      </Box>
    );
  }
  return (
    <Box height={height}>
      <Box flexDirection="column" flexShrink={0}>
        {left}
      </Box>
      <Box
        flexDirection="column"
        flexGrow={1}
        marginLeft={1}
        paddingLeft={1}
        borderStyle="single"
        borderDimColor={color}
        borderTop={false}
        borderRight={false}
        borderBottom={false}
      >
        {right}
      </Box>
    </Box>
  );
}
