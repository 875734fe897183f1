import { Box } from 'ink';
import { useLook } from './look.js';
import { Styled } from './Styled.js';

/** The cursor of a field: on a character, or where the next one comes. */
export function Cursor({ under }: { readonly under: string }) {
  const { color } = useLook();
  return (
    <Box flexShrink={0}>
      {color ? <Styled as="cursor">{under === '' ? ' ' : under}</Styled> : <Styled>{`▏${under}`}</Styled>}
    </Box>
  );
}
