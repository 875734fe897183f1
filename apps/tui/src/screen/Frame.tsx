import { Box, useIsScreenReaderEnabled } from 'ink';
import { styled } from '../terminal/line.js';
import { bodyArea, isRoomy, type Size } from './area.js';
import { Help } from './Help.js';
import { KeyLine } from './KeyLine.js';
import { LineText } from './LineText.js';
import { useLook } from './look.js';
import type { Shown } from './shown.js';

/** What is around every screen: its title above; news and keys below. Exactly as high as the terminal, but for a reader. */
export function Frame({ shown, size }: { readonly shown: Shown; readonly size: Size }) {
  const reader = useIsScreenReaderEnabled();
  const area = bodyArea(useLook(), size);
  const { title, body, status = '' } = shown.draw(area);
  const news = shown.ending ? 'Stopping; Ctrl-C once more to stop at once.' : status;
  return (
    <Box flexDirection="column" width={size.columns} height={reader ? undefined : size.rows}>
      <LineText line={[styled('heading', title)]} />
      <Box
        flexDirection="column"
        flexShrink={0}
        height={reader ? undefined : area.height}
        marginY={!reader && isRoomy(size) ? 1 : 0}
        overflowY="hidden"
      >
        {shown.help ? <Help keys={shown.keys} typing={shown.typing} /> : body}
      </Box>
      <Box height={reader ? undefined : 1} flexShrink={0}>
        <LineText line={news} />
      </Box>
      <KeyLine keys={shown.keys} typing={shown.typing} />
    </Box>
  );
}
