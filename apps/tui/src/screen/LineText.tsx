import { Text, type TextProps } from 'ink';
import { show } from '@tsferry/wizard/words';
import { spansOf, textOf, type Line } from '../terminal/line.js';
import { Styled } from './Styled.js';

type Props = { readonly line: Line; readonly wrap?: TextProps['wrap'] };

/** A line as the command line has it. It is cut where there is no room, unless it is told to wrap. */
export function LineText({ line, wrap = 'truncate' }: Props) {
  return (
    <Text wrap={wrap}>
      {spansOf(line).map((span, at) => (
        <Styled key={at} as={typeof span === 'string' ? undefined : span.style}>
          {show(textOf(span))}
        </Styled>
      ))}
    </Text>
  );
}
