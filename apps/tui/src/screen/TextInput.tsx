import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { show } from '@tsferry/wizard/words';
import { graphemes } from '../terminal/text-width.js';
import { Cursor } from './Cursor.js';
import { Styled } from './Styled.js';
import type { TextField } from './text-field.js';

type Props = { readonly field: TextField; readonly focused: boolean };

/** A field of one line. The cursor is always in sight: what is left of it goes first where there is room. */
export function TextInput({ field, focused }: Props) {
  const reader = useIsScreenReaderEnabled();
  const [left, right] = [show(field.before), show(field.after)];
  const [under = '', ...rest] = graphemes(right);
  if (reader) return <Text>{left + right}</Text>;
  return (
    <Box flexDirection="column" flexGrow={1}>
      <Box height={1}>
        <Styled wrap="truncate-start">{focused ? left : left + right}</Styled>
        {focused && <Cursor under={under} />}
        {focused && rest.length > 0 && (
          <Box flexShrink={1000}>
            <Text wrap="truncate">{rest.join('')}</Text>
          </Box>
        )}
      </Box>
      {field.cut && <Styled as="change">That was too long, and was cut.</Styled>}
    </Box>
  );
}
