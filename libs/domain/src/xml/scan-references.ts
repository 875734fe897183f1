const reference = /&(?:amp|lt|gt|quot|apos|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));/y;

function isCharacter(code: number): boolean {
  return (
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}

/** Whether every `&` between two offsets, of which there is one at `from`, begins a reference to a character that XML knows. */
export function areReferences(text: string, from: number, to: number): boolean {
  for (let at = from; at >= 0 && at < to; at = text.indexOf('&', at + 1)) {
    reference.lastIndex = at;
    const found = reference.exec(text);
    if (!found) return false;
    const [, decimal, hex] = found;
    if (decimal !== undefined && !isCharacter(Number.parseInt(decimal, 10))) return false;
    if (hex !== undefined && !isCharacter(Number.parseInt(hex, 16))) return false;
  }
  return true;
}
