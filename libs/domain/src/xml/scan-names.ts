/** Which ASCII characters may begin a name (1) and which may follow (also 2), by code. Others are for the checker to judge. */
const nameCharacters = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[A-Za-z_:]/.test(character) ? 1 : /[0-9.-]/.test(character) ? 2 : 0;
});

/** The offset after the ASCII name that begins at `at`; `at` itself where none begins. */
export function nameEnd(text: string, at: number): number {
  if (nameCharacters[text.charCodeAt(at)] !== 1) return at;
  let end = at + 1;
  while (nameCharacters[text.charCodeAt(end)]) end++;
  return end;
}

/** The offset of the first character from `at` on that is no white space. */
export function skipSpace(text: string, at: number): number {
  let end = at;
  for (;;) {
    const code = text.charCodeAt(end);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return end;
    end++;
  }
}
