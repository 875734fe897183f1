/** Ink has nothing that draws only the rows in sight, up to Ink 7.1.1: 10,000 components would cost seconds a key. */
import { Box, useIsScreenReaderEnabled } from 'ink';
import { useMemo } from 'react';
import { show } from '@tsferry/wizard/words';
import { styled } from '../terminal/line.js';
import type { Area } from './area.js';
import { sharesOf } from './columns.js';
import { LineText } from './LineText.js';
import type { List } from './list.js';
import { ListRow } from './ListRow.js';
import { ReadRow } from './ReadRow.js';
import { Styled } from './Styled.js';
import { windowStart } from './window.js';

type Props = {
  readonly list: List;
  readonly area: Area;
  /** Whether keys go to it: its cursor is shown bright. */
  readonly focused: boolean;
  /** Whether rows can be marked. */
  readonly marks?: boolean;
  /** Whether the titles of the columns are shown; yes when left out. */
  readonly titles?: boolean;
  /** Said when there are no rows. */
  readonly empty?: string;
};

/** A list in the height of its area. */
export function ListView({ list, area, focused, marks = false, titles = true, empty = 'Nothing here.' }: Props) {
  const reader = useIsScreenReaderEnabled();
  const { columns, natural, rows, visible, cursor, filter, filtering } = list;
  const lead = marks ? 6 : 2;
  const shares = useMemo(() => sharesOf(columns, natural, area.width - lead - 1), [columns, natural, area.width, lead]);
  const head = !reader && titles && area.height >= 4;
  const foot = filtering || filter !== '';
  const height = Math.max(1, area.height - Number(head) - Number(foot));
  const start = windowStart(cursor, visible.length, height);
  return (
    <Box flexDirection="column" width={area.width} height={reader ? undefined : area.height} flexShrink={0}>
      {head && <ListRow cells={titleCells(list)} shares={shares} lead={' '.repeat(lead)} cursor="none" />}
      <Box flexDirection="column" flexGrow={1}>
        {visible.length === 0 && (
          <Styled as="faint">{rows.length === 0 ? empty : 'Nothing matches the filter.'}</Styled>
        )}
        {visible.slice(start, start + height).map((index, offset) => {
          const row = rows[index]!;
          const here = start + offset === cursor;
          const marked = marks && list.marks.has(row.id);
          if (reader) {
            const place = here ? `current, ${cursor + 1} of ${visible.length}` : '';
            return <ReadRow key={row.id} cells={row.cells} states={[marked ? 'marked' : '', place]} />;
          }
          return (
            <ListRow
              key={row.id}
              cells={row.cells}
              shares={shares}
              lead={`${here ? '> ' : '  '}${!marks ? '' : marked ? '[x] ' : '[ ] '}`}
              cursor={!here ? 'none' : focused ? 'bright' : 'quiet'}
            />
          );
        })}
      </Box>
      {foot && (
        <LineText
          line={[
            styled('heading', `/${show(filter)}${filtering ? '▏' : ''}`),
            styled('faint', `  ${visible.length} of ${rows.length}`),
          ]}
        />
      )}
    </Box>
  );
}

/** The titles of the columns, and which way it is sorted. */
const titleCells = ({ columns, sort, descending }: List) =>
  columns.map(({ title }, at) => styled('faint', at === sort ? `${title} ${descending ? '▼' : '▲'}` : title));
