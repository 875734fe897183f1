import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import type { Area } from './area.js';
import { Styled } from './Styled.js';
import { linesAround, type TextField } from './text-field.js';

type Props = { readonly field: TextField; readonly area: Area; readonly focused: boolean };

/** A field of several lines: as many as the area is high, those around the cursor. */
export function TextArea({ field, area, focused }: Props) {
  const reader = useIsScreenReaderEnabled();
  return (
    <Box flexDirection="column" flexGrow={1}>
      {linesAround(field, area, focused && !reader ? '▏' : '').map((line, row) => (
        <Box key={row} height={reader ? undefined : 1} flexShrink={0}>
          <Text>{line}</Text>
        </Box>
      ))}
      {field.cut && <Styled as="change">That was too long, and was cut.</Styled>}
    </Box>
  );
}
