import { useIsScreenReaderEnabled } from 'ink';
import { Styled } from './Styled.js';

type Props = { readonly label: string; readonly on: boolean; readonly focused: boolean };

/** A box to tick. */
export function CheckInput({ label, on, focused }: Props) {
  const text = useIsScreenReaderEnabled() ? `${label}: ${on ? 'yes' : 'no'}` : `${on ? '[x]' : '[ ]'} ${label}`;
  return (
    <Styled as={focused ? 'cursor' : undefined} wrap="truncate">
      {text}
    </Styled>
  );
}
