import type { Quote } from './literal.js';
import type { Span } from './rules/rule.js';

/** One argument of a command: its range without the quotes around it. */
export type Argument = Span & { readonly text: string; readonly quote: Quote };

const maximumArguments = 32;
const maximumLength = 2048;

/** Where a quoted run that starts at `at` ends (the closing quote), or -1 on the same line within bounds. */
export function closingQuote(text: string, at: number, quote: string): number {
  const line = text.slice(at + 1, at + maximumLength);
  const close = line.indexOf(quote);
  return close < 0 || line.slice(0, close).includes('\n') ? -1 : at + 1 + close;
}

/** A quote inside a word opens when it follows `:` or `=` or a switch (`-P"x"`); otherwise it closes an outer one. */
function opensInside(text: string, start: number, at: number): boolean {
  return /[:=,]/.test(text[at - 1] ?? '') || /^[-/]\w{1,2}$/.test(text.slice(start, Math.min(at, start + 4)));
}

/**
 * Arguments from `from` to the end of the command: a line end, an unquoted `&` or `|`, a redirection, a `;` that ends a
 * word, or the quote that closes what the command stands in. At most `most` arguments.
 */
export function readArguments(text: string, from: number, most = maximumArguments): Argument[] {
  const found: Argument[] = [];
  let at = from;
  while (found.length < most) {
    while (text[at] === ' ' || text[at] === '\t') at++;
    const first = text[at];
    if (first === undefined || /[\r\n&|>]/.test(first) || /^[0-9]>/.test(text.slice(at, at + 2))) break;
    const escaped = first === '\\' && text[at + 1] === '"';
    const open = escaped ? at + 1 : at;
    if (text[open] === '"' || text[open] === "'") {
      const quote = text[open] as Quote;
      const close = closingQuote(text, open, quote);
      if (close < 0) break;
      const end = escaped && text[close - 1] === '\\' ? close - 1 : close;
      found.push({ start: open + 1, end, text: text.slice(open + 1, end), quote });
      at = close + 1;
      if (text[at] !== undefined && !/[ \t]/.test(text[at] as string)) break;
      continue;
    }
    const word = readWord(text, at);
    if (word.end > at) found.push({ start: at, end: word.end, text: text.slice(at, word.end), quote: '' });
    at = word.next;
    if (word.last) break;
  }
  return found;
}

function readWord(text: string, start: number): { end: number; next: number; last: boolean } {
  const limit = Math.min(text.length, start + maximumLength);
  let at = start;
  let last = false;
  for (; at < limit; at++) {
    const unit = text[at] as string;
    if (unit === ' ' || unit === '\t') break;
    if (unit === '^' && at + 1 < limit) {
      at++;
    } else if (unit === '"' || unit === "'") {
      const close = opensInside(text, start, at) ? closingQuote(text, at, unit) : -1;
      if (close < 0 && unit === '"') {
        last = true;
        break;
      }
      if (close >= 0) at = close;
    } else if (unit === '\r' || unit === '\n' || unit === '&' || unit === '|') {
      last = true;
      break;
    }
  }
  const next = at;
  let end = at;
  if (text[end - 1] === ';') {
    end--;
    last = true;
  }
  while (end > start && text[end - 1] === ')' && !text.slice(start, end).includes('(')) {
    end--;
    last = true;
  }
  return { end, next, last: last || at >= limit };
}

/** The value part of an argument from `offset` on, without quotes of its own. */
export function partOf(argument: Argument, offset: number): Argument {
  const raw = argument.text.slice(offset);
  const quote = raw[0] === '"' || raw[0] === "'" ? (raw[0] as Quote) : '';
  if (quote === '') return { ...argument, start: argument.start + offset, text: raw };
  const inner = raw.endsWith(quote) && raw.length > 1 ? raw.slice(1, -1) : raw.slice(1);
  const start = argument.start + offset + 1;
  return { start, end: start + inner.length, text: inner, quote };
}

/** Whether an argument is a switch rather than a value. `/` alone starts paths too, so letters must follow. */
export function isSwitch(argument: Argument | undefined): boolean {
  return argument === undefined || (argument.quote === '' && /^(?:--?[A-Za-z?]|\/[A-Za-z?])/.test(argument.text));
}

/** The arguments of a call, from behind its `(`: strings and bare words between commas. At most 32. */
export function readCall(text: string, from: number): Argument[] {
  const found: Argument[] = [];
  const limit = Math.min(text.length, from + maximumLength);
  let at = from;
  while (at < limit && found.length < maximumArguments) {
    while (/[\s]/.test(text[at] ?? '')) at++;
    const first = text[at] ?? '';
    if (first === '"' || first === "'") {
      const close = closingQuote(text, at, first);
      if (close < 0) break;
      found.push({ start: at + 1, end: close, text: text.slice(at + 1, close), quote: first });
      at = close + 1;
    } else {
      const start = at;
      const window = text.slice(at, Math.min(at + 256, limit));
      const stop = window.search(/[,)\r\n]/);
      at += stop < 0 ? window.length : stop;
      found.push({ start, end: at, text: text.slice(start, at).trimEnd(), quote: '' });
    }
    while (at < limit && text[at] === ' ') at++;
    if (text[at] !== ',') break;
    at++;
  }
  return found;
}
