/**
 * Finds a part of a text, from offsets that only grow. No character is looked at twice, however often it is asked. Answers
 * the offset, or the length of the text when there is none.
 */
export function finder(text: string, part: string): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) {
      const next = text.indexOf(part, from);
      found = next < 0 ? text.length : next;
    }
    return found;
  };
}
