import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { textWidth } from '../terminal/text-width.js';
import { Styled } from '../screen/Styled.js';

type Props = { readonly titles: readonly string[]; readonly at: number; readonly width: number };

/** The pages of a wizard, the one shown in brackets. Where there is no room for all: that one, and how many there are. */
export function StepsLine({ titles, at, width }: Props) {
  if (useIsScreenReaderEnabled()) return <Text>{`Page ${at + 1} of ${titles.length}: ${titles[at]}`}</Text>;
  if (textWidth(titles.join(' > ')) + 2 > width) {
    return (
      <Box columnGap={1}>
        <Styled as="heading">{`[${titles[at]}]`}</Styled>
        <Styled as="faint">{`${at + 1} of ${titles.length}`}</Styled>
      </Box>
    );
  }
  return (
    <Box columnGap={1}>
      {titles.map((title, index) => (
        <Box key={title} columnGap={1}>
          <Styled as={index === at ? 'heading' : 'faint'}>{index === at ? `[${title}]` : title}</Styled>
          {index < titles.length - 1 && <Styled as="faint">{'>'}</Styled>}
        </Box>
      ))}
    </Box>
  );
}
