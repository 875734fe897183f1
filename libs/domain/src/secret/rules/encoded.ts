import type { Span, TextContext } from './rule.js';

/** A run of base64. `announced` by what stands before it; any other may be a key or a picture as well. */
export type EncodedRun = Span & { readonly announced: boolean };

const announced =
  /(?:(?<!\w)[-/\u2013]e(?:c|n[a-z]{0,12})?[ \t:]{1,8}|FromBase64String\([ \t]{0,8})(?:@?["'][ \t]{0,8}(?:\r?\n)?)?$/i;
const longEnough = /[A-Za-z0-9+/]{16}/g;
const notBase64 = /[^A-Za-z0-9+/]/g;
const wrapped = /\r?\n[ \t]{0,16}(?=[A-Za-z0-9+/]{4})/y;

/** The shortest run that is looked into without being announced: some 15 characters of UTF-16. */
const shortest = 40;

/** The end of a run of base64 that starts at `at`. A search for its end, since a loop over 10 MB overflows the regex stack. */
function runEnd(text: string, at: number): number {
  const scan = new RegExp(notBase64);
  scan.lastIndex = at;
  return scan.exec(text)?.index ?? text.length;
}

/** The end of a run that may go on in the next line, when its lines are as long as one another. */
function wrappedEnd(text: string, start: number): number {
  let end = runEnd(text, start);
  const length = end - start;
  const next = new RegExp(wrapped);
  for (let line = length; line === length && length >= 32;) {
    next.lastIndex = end;
    if (!next.test(text)) break;
    const following = runEnd(text, next.lastIndex);
    line = following - next.lastIndex;
    if (line > length) break;
    end = following;
  }
  for (let pads = 0; pads < 2 && text[end] === '='; pads++) end++;
  return end;
}

/**
 * Runs of base64 that may hold a script, in order: behind `-EncodedCommand` (any prefix of it) or `FromBase64String(`, a
 * whole value that begins with `//` (the base64 of a UTF-16LE mark), as OSDRunPowerShellScriptSourceScript does, and every
 * long run.
 */
export function findEncoded(text: string, context: TextContext): EncodedRun[] {
  const isScript = /SourceScript$/i.test(context.variableName ?? '') || /^\s*\/\//.test(text);
  if (isScript && !/[^A-Za-z0-9+/=\s]/.test(text) && /\S/.test(text)) {
    return [{ start: text.length - text.trimStart().length, end: text.trimEnd().length, announced: true }];
  }
  const found: EncodedRun[] = [];
  const scan = new RegExp(longEnough);
  for (let hit = scan.exec(text); hit; hit = scan.exec(text)) {
    const start = hit.index;
    const end = wrappedEnd(text, start);
    const isAnnounced = announced.test(text.slice(Math.max(0, start - 48), start));
    if (isAnnounced || end - start >= shortest) found.push({ start, end, announced: isAnnounced });
    scan.lastIndex = end;
  }
  return found;
}
