import { Box, useIsScreenReaderEnabled } from 'ink';
import { show } from '@tsferry/wizard/words';
import { useLook } from './look.js';
import { Styled } from './Styled.js';

type Props = { readonly title: string; readonly focused: boolean };

/** A line across with a title in it, double where keys go to what is below. A reader has the title alone. */
export function PaneTitle({ title, focused }: Props) {
  const { color } = useLook();
  const as = focused ? 'heading' : 'faint';
  if (useIsScreenReaderEnabled()) return <Styled as="heading">{title}</Styled>;
  return (
    <Box height={1} flexShrink={0}>
      <Styled as={as} wrap="truncate">{`${focused ? '══' : '──'} ${show(title)} `}</Styled>
      <Box
        flexGrow={1}
        height={1}
        borderStyle={focused ? 'double' : 'single'}
        borderDimColor={color && !focused}
        borderBottom={false}
        borderLeft={false}
        borderRight={false}
      />
    </Box>
  );
}
