import { Box } from 'ink';
import { describeIntent, intents, isAlways, type Intent } from './keys.js';
import { Styled } from './Styled.js';

type Props = { readonly keys: readonly Intent[]; readonly typing: boolean };

/** Every key: those of this screen first, then those that move and edit anywhere, then those of other screens. */
export function Help({ keys, typing }: Props) {
  const elsewhere = intents.filter((intent) => !isAlways(intent) && !keys.includes(intent));
  const groups: readonly (readonly [title: string, intents: readonly Intent[]])[] = [
    ['On this screen', keys],
    ['To move and to edit', intents.filter(isAlways)],
    ['On other screens', elsewhere],
  ];
  return (
    <Box flexDirection="column">
      {groups.map(([title, group]) => (
        <Box key={title} flexDirection="column" flexShrink={0}>
          <Styled as="heading">{title}</Styled>
          <Box flexWrap="wrap">
            {group.map((intent) => {
              const { keys: names, label } = describeIntent(intent, typing);
              return (
                <Box key={intent} width={26} paddingRight={1}>
                  <Styled as={title === groups[0]![0] ? undefined : 'faint'} wrap="truncate">
                    {`${names}  ${label}`}
                  </Styled>
                </Box>
              );
            })}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
