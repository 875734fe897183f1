import { Box, Text } from 'ink';
import { show } from '@tsferry/wizard/words';
import type { Area } from '../screen/area.js';
import { ProgressBar } from '../screen/ProgressBar.js';
import { Styled } from '../screen/Styled.js';
import type { Transfer } from './transfer.js';

type Props = {
  readonly transfer: Transfer;
  readonly title: string;
  /** What stays as it is when the work is cancelled. */
  readonly safe: string;
  readonly area: Area;
};

/** What runs, how far it is, and that it can be stopped. */
export function TransferView({ transfer: { progress, elapsedMs, cancelling }, title, safe, area }: Props) {
  return (
    <Box flexDirection="column" rowGap={1}>
      <Styled as="heading">{show(title)}</Styled>
      {progress === null ? (
        <Text>Starting …</Text>
      ) : (
        <ProgressBar progress={progress} elapsedMs={elapsedMs} area={area} />
      )}
      {cancelling ? <Styled as="change">Cancelling …</Styled> : <Text>{`Ctrl-C cancels: ${safe}`}</Text>}
    </Box>
  );
}
