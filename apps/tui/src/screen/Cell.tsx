import { textOf, type Span, type Style } from '../terminal/line.js';
import { Styled } from './Styled.js';

type Props = {
  /** Safe text. */
  readonly cell: Span;
  /** How text without a style of its own looks. */
  readonly plain: Style | undefined;
  /** Whether it stands on the bar of the cursor. */
  readonly bar: boolean;
};

/** A cell of a list: cut where there is no room. */
export function Cell({ cell, plain, bar }: Props) {
  return (
    <Styled as={typeof cell === 'string' ? plain : cell.style} bar={bar} wrap="truncate">
      {textOf(cell)}
    </Styled>
  );
}
