import { Box } from 'ink';
import { memo } from 'react';
import type { Span } from '../terminal/line.js';
import { Cell } from './Cell.js';
import { columnGap, type Share } from './columns.js';
import { useLook } from './look.js';
import { Styled } from './Styled.js';

type Props = {
  readonly cells: readonly Span[];
  readonly shares: readonly Share[];
  /** What stands before the cells: the cursor and the mark. */
  readonly lead: string;
  /** Whether the cursor is here, and whether keys go to it. */
  readonly cursor: 'none' | 'quiet' | 'bright';
};

/** A row in its columns. The cursor is one bar over the whole row. */
export const ListRow = memo(function ListRow({ cells, shares, lead, cursor }: Props) {
  const bar = useLook().color && cursor === 'bright' ? 'cyan' : undefined;
  const as = cursor === 'quiet' ? 'heading' : undefined;
  return (
    <Box height={1} flexShrink={0} backgroundColor={bar}>
      <Box width={lead.length} flexShrink={0}>
        <Styled as={as} bar={bar !== undefined}>
          {lead}
        </Styled>
      </Box>
      {/* Yoga rounds the width of text up: without a column to spare the last one could stand out by one. */}
      <Box columnGap={columnGap} marginRight={1}>
        {shares.map(({ at, basis, shrink }) => (
          <Box key={at} flexBasis={basis} flexShrink={shrink}>
            <Cell cell={cells[at] ?? ''} plain={as} bar={bar !== undefined} />
          </Box>
        ))}
      </Box>
    </Box>
  );
});
