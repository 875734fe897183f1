/** Scripts whose characters are about twice as wide as Latin ones. */
const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\p{Extended_Pictographic}]/u;

/** The text, cut with `…` to the width of about so many Latin letters: SVG text does not cut itself. */
export function fitText(text: string, width: number): string {
  const letters = [...text];
  let used = 0;
  for (const [at, letter] of letters.entries()) {
    used += wide.test(letter) ? 2 : /[A-ZMW@%]/.test(letter) ? 1.25 : 1;
    if (used > width) return `${letters.slice(0, Math.max(0, at - 1)).join('')}…`;
  }
  return text;
}
