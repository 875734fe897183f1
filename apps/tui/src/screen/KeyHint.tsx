import { Box } from 'ink';
import { Styled } from './Styled.js';

type Props = { readonly name: string; readonly label: string };

/** A key, and what it does. */
export function KeyHint({ name, label }: Props) {
  return (
    <Box flexShrink={0}>
      <Styled as="heading">{name}</Styled>
      <Styled as="faint"> {label}</Styled>
    </Box>
  );
}
