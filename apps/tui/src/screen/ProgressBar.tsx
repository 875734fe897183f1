import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import type { Progress } from '@tsferry/domain';
import { progressText } from '../terminal/progress.js';
import type { Area } from './area.js';
import { Styled } from './Styled.js';

type Props = { readonly progress: Progress; readonly elapsedMs: number; readonly area: Area };

/** How far work is: a bar where one can be seen, then bytes, rate and time left in words. */
export function ProgressBar({ progress, elapsedMs, area }: Props) {
  const reader = useIsScreenReaderEnabled();
  const width = Math.max(10, Math.min(60, area.width - 6));
  const part = progress.totalBytes > 0 ? Math.min(1, progress.bytes / progress.totalBytes) : 0;
  const full = Math.floor(part * width);
  return (
    <Box flexDirection="column" flexShrink={0}>
      {!reader && (
        <Box height={1}>
          <Styled as="good">{'█'.repeat(full)}</Styled>
          <Styled as="faint">{'░'.repeat(width - full)}</Styled>
          <Text> {Math.floor(part * 100)}%</Text>
        </Box>
      )}
      <Text>{progressText(progress, elapsedMs)}</Text>
    </Box>
  );
}
