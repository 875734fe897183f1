import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { KeyHint } from './KeyHint.js';
import { describeIntent, type Intent } from './keys.js';

type Props = { readonly keys: readonly Intent[]; readonly typing: boolean };

/** As many keys as fit, in their order; the one that shows all of them is always among them. */
export function KeyLine({ keys, typing }: Props) {
  const parts = keys.filter((intent) => intent !== 'help').map((intent) => describeIntent(intent, typing));
  const help = describeIntent('help', typing);
  if (useIsScreenReaderEnabled()) {
    return <Text>{`Keys: ${[...parts, help].map(({ key, label }) => `${key} ${label}`).join(', ')}`}</Text>;
  }
  return (
    <Box height={1} flexShrink={0} columnGap={2} overflowY="hidden">
      {/* What does not fit goes to a second row, which is out of sight. */}
      <Box flexWrap="wrap" columnGap={2}>
        {parts.map(({ key, label }) => (
          <KeyHint key={label} name={key} label={label} />
        ))}
      </Box>
      <KeyHint name={help.key} label={help.label} />
    </Box>
  );
}
