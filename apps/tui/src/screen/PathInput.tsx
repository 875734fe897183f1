import { sep } from 'node:path';
import { Box, useIsScreenReaderEnabled } from 'ink';
import { show } from '@tsferry/wizard/words';
import { offers, offersShown, type PathField } from './path-field.js';
import { Styled } from './Styled.js';
import { TextInput } from './TextInput.js';
import { windowOf } from './window.js';

type Props = {
  readonly path: PathField;
  /** Rows for the field and what is offered below it. */
  readonly height: number;
  readonly focused: boolean;
};

/** A field for a path, and below it the names that go on from what was typed. */
export function PathInput({ path, height, focused }: Props) {
  const reader = useIsScreenReaderEnabled();
  const found = focused ? offers(path) : [];
  const chosen = found[path.at];
  return (
    <Box flexDirection="column" flexGrow={1}>
      <TextInput field={path.field} focused={focused} />
      {windowOf(found, Math.max(0, path.at), offersShown(found.length, height)).map((entry) => {
        const here = entry === chosen;
        const name = `${show(entry.name)}${entry.folder ? sep : ''}`;
        const place = here && reader ? ` (current, ${path.at + 1} of ${found.length})` : '';
        return (
          <Box key={entry.name} height={reader ? undefined : 1} flexShrink={0}>
            <Styled as={here ? 'cursor' : 'faint'} wrap="truncate">
              {reader ? name + place : `${here ? '> ' : '  '}${name}`}
            </Styled>
          </Box>
        );
      })}
    </Box>
  );
}
