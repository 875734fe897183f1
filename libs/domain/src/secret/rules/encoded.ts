import type { Span, TextContext } from './rule.js';

const announced =
  /(?:(?<!\w)[-/]e(?:c|n[a-z]{0,12})?[ \t]{1,8}|FromBase64String\([ \t]{0,8})["']?(?=[A-Za-z0-9+/]{16})/gi;
const notBase64 = /[^A-Za-z0-9+/]/g;

/** The end of a run of base64 that starts at `at`. A search for its end, since a loop over 10 MB overflows the regex stack. */
function runEnd(text: string, at: number): number {
  const scan = new RegExp(notBase64);
  scan.lastIndex = at;
  let end = scan.exec(text)?.index ?? text.length;
  for (let pads = 0; pads < 2 && text[end] === '='; pads++) end++;
  return end;
}

/**
 * Runs of base64 that may hold a script: behind `-EncodedCommand` (any prefix of it) or `FromBase64String(`, and a whole
 * value that begins with `//` (the base64 of a UTF-16LE mark), as OSDRunPowerShellScriptSourceScript does.
 */
export function findEncoded(text: string, context: TextContext): Span[] {
  const isScript = /SourceScript$/i.test(context.variableName ?? '') || /^\s*\/\//.test(text);
  if (isScript && !/[^A-Za-z0-9+/=\s]/.test(text) && /\S/.test(text)) {
    return [{ start: text.length - text.trimStart().length, end: text.trimEnd().length }];
  }
  if (!/-e|\/e|base64/i.test(text)) return [];
  const found: Span[] = [];
  const scan = new RegExp(announced);
  for (let hit = scan.exec(text); hit; hit = scan.exec(text)) {
    const start = hit.index + hit[0].length;
    const end = runEnd(text, start);
    found.push({ start, end });
    scan.lastIndex = end;
  }
  return found;
}
