import { Text, type TextProps } from 'ink';
import type { ReactNode } from 'react';
import type { Style } from '../terminal/line.js';
import { useLook } from './look.js';

type TextLook = Omit<TextProps, 'children'>;

const looks: Readonly<Record<Style, TextLook>> = {
  heading: { bold: true },
  faint: { dimColor: true },
  good: { color: 'green' },
  change: { color: 'yellow' },
  bad: { color: 'red' },
  cursor: { inverse: true },
};

/** A colour in the bar of the cursor would cut it: all that stands on it is black. */
const onBar: TextLook = { color: 'black' };

type Props = {
  /** What the text is; plain when left out. */
  readonly as?: Style | undefined;
  /** Whether it stands on the bar of the cursor. */
  readonly bar?: boolean;
  readonly wrap?: TextProps['wrap'];
  readonly children?: ReactNode;
};

/** Text by what it is. Without colour it is plain. */
export function Styled({ as, bar = false, wrap, children }: Props) {
  const { color } = useLook();
  const look = bar ? onBar : as === undefined ? {} : looks[as];
  return (
    <Text {...(color ? look : {})} wrap={wrap}>
      {children}
    </Text>
  );
}
