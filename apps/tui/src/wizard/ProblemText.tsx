import { Box } from 'ink';
import { showLines } from '@tsferry/wizard/words';
import type { Problem } from '@tsferry/wizard';
import { Styled } from '../screen/Styled.js';

/** What is wrong, and below it what to do. */
export function ProblemText({ problem: { message, hint } }: { readonly problem: Problem }) {
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Styled as="bad">{showLines(message).join('\n')}</Styled>
      {hint !== '' && <Styled as="faint">{showLines(hint).join('\n')}</Styled>}
    </Box>
  );
}
