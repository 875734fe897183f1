import { Box } from 'ink';
import { memo } from 'react';
import { textOf, type Span } from '../terminal/line.js';
import { LineText } from './LineText.js';
import { useLook } from './look.js';
import { Styled } from './Styled.js';

type Props = {
  readonly label: readonly Span[];
  readonly notes: readonly string[];
  /** Columns before the sign. */
  readonly indent: number;
  /** Whether it is open, closed or has nothing below it. */
  readonly sign: string;
  readonly cursor: boolean;
};

/** A node of a tree, and its notes below it. */
export const TreeRow = memo(function TreeRow({ label, notes, indent, sign, cursor }: Props) {
  const bar = useLook().color && cursor;
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Box height={1} backgroundColor={bar ? 'cyan' : undefined}>
        <Box width={2 + indent} flexShrink={0}>
          <Styled bar={bar}>{cursor ? '>' : ' '}</Styled>
        </Box>
        {bar ? (
          <Styled bar wrap="truncate">
            {[sign, ...label].map(textOf).join('')}
          </Styled>
        ) : (
          <LineText line={[sign, ...label]} />
        )}
      </Box>
      {notes.map((note) => (
        <Box key={note} paddingLeft={indent + 6} height={1}>
          <Styled as="faint" wrap="truncate">
            {note}
          </Styled>
        </Box>
      ))}
    </Box>
  );
});
