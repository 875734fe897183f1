import { Text } from 'ink';
import { textOf, type Span } from '../terminal/line.js';

type Props = { readonly cells: readonly Span[]; readonly states: readonly string[] };

/** A row in words, for a screen reader: what it says, then what is so about it. */
export function ReadRow({ cells, states }: Props) {
  const words = cells.map(textOf).filter((cell) => cell.trim() !== '');
  const said = states.filter((state) => state !== '');
  return <Text>{`${words.join(', ')}${said.length > 0 ? ` (${said.join(', ')})` : ''}`}</Text>;
}
