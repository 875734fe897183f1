import { Box, useIsScreenReaderEnabled } from 'ink';
import { show } from '@tsferry/wizard/words';
import type { Choice } from './choice.js';
import { Styled } from './Styled.js';

type Props = { readonly choice: Choice<string>; readonly focused: boolean };

/** A line an option, its note below it where it is chosen. */
export function ChoiceInput({ choice: { options, at }, focused }: Props) {
  const reader = useIsScreenReaderEnabled();
  return (
    <Box flexDirection="column" flexGrow={1}>
      {options.map(({ value, label, note }, index) => {
        const here = index === at;
        const text = reader ? `${label}${here ? ' (chosen)' : ''}` : `${here ? '(•)' : '( )'} ${label}`;
        return (
          <Box key={value} flexDirection="column" flexShrink={0}>
            <Styled as={here && focused ? 'cursor' : undefined} wrap="truncate">
              {show(text)}
            </Styled>
            {here && note !== undefined && (
              <Box paddingLeft={4}>
                <Styled as="faint">{show(note)}</Styled>
              </Box>
            )}
          </Box>
        );
      })}
    </Box>
  );
}
