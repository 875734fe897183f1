import { Box, Text } from 'ink';

/** What is shown before there is any site. */
export function Welcome() {
  return (
    <Box flexDirection="column" rowGap={1}>
      <Text>There are no sites yet. A site holds what one Configuration Manager hierarchy has.</Text>
      <Text>Create one in a shell, for example: tsferry site create LAB --name &quot;Test laboratory&quot;</Text>
      <Text>Or press o to look into an archive: the zip that an export made.</Text>
    </Box>
  );
}
