import { closingQuote, isSwitch, readArguments } from '../arguments.js';
import type { Quote } from '../literal.js';
import { classifyName, fitsName, type SecretKind } from '../secret-name.js';
import { findProse } from './prose.js';
import type { Rule, Span } from './rule.js';

/** Any name that promises a secret, with its value: `--pwd=x`, `-Password x`, `$pw = 'x'`, `<Password>x<`, `pw: x`. */

const keyword =
  /passw|pwd|passphrase|passcode|kennwort|wachtwoord|contrase|motdepasse|secret|pass|pw|token|key|pin|cred|psk|smstsreserved/gi;
const wordUnit = /[\w\u00C0-\u024F-]/;
const maximumName = 64;
const blank = /[ \t]/;

type Name = Span & {
  readonly text: string;
  readonly kind: SecretKind;
  /** `-`, `--`, `/` before it. */
  readonly dashed: boolean;
  /** The unit before it. */
  readonly before: string;
  /** Where the search for the next name goes on. */
  next: number;
};

function readName(text: string, at: number): Span {
  let start = at;
  while (start > 0 && at - start < maximumName && wordUnit.test(text[start - 1] as string)) start--;
  let end = at;
  while (end < text.length && end - at < maximumName && wordUnit.test(text[end] as string)) end++;
  while (text[start] === '-' && start < at) start++;
  return { start, end };
}

/** The next name at or behind `from` that promises a secret. */
function nextName(text: string, from: number): Name | null {
  const scan = new RegExp(keyword);
  scan.lastIndex = from;
  for (let hit = scan.exec(text); hit; hit = scan.exec(text)) {
    const { start, end } = readName(text, hit.index);
    scan.lastIndex = Math.max(end, hit.index + hit[0].length);
    const name = text.slice(start, end);
    const kind = classifyName(name);
    if (kind === null) continue;
    const before = text[start - 1] ?? '';
    const dashed = before === '-' || (before === '/' && /^[\s"']?$/.test(text[start - 2] ?? ''));
    return { start, end, text: name, kind, dashed, before, next: scan.lastIndex };
  }
  return null;
}

function skipBlanks(text: string, at: number): number {
  let next = at;
  while (next - at < 32 && blank.test(text[next] ?? '')) next++;
  return next;
}

type Value = Span & { readonly quote: Quote };

/** A quoted value that opens at `at`, also `\"x\"` as JSON inside a command line has it. */
function quoted(text: string, at: number): Value | null {
  const escaped = text[at] === '\\' || text[at] === '`';
  const open = escaped ? at + 1 : at;
  const quote = text[open];
  if (quote !== '"' && quote !== "'") return null;
  const close = closingQuote(text, open, quote);
  if (close < 0) return null;
  return { start: open + 1, end: escaped ? close - 1 : close, quote };
}

const bareEnd = /[\s"'&|<]|;(?=\s|$|["']|[A-Za-z ]{2,30}=)/g;
const maximumValue = 4096;

/** An unquoted value: to a blank, a quote, an unescaped `&` or `|`, `<`, or the `;` of a connection string. */
function bare(text: string, at: number): Value {
  const window = text.slice(at, at + maximumValue);
  const stop = new RegExp(bareEnd);
  let hit = stop.exec(window);
  while (hit && ((hit[0] === '<' && hit.index === 0) || window[hit.index - 1] === '^')) hit = stop.exec(window);
  return { start: at, end: at + (hit?.index ?? window.length), quote: '' };
}

/** The content of a here-string that opens at `at`: `@"`, a line end, the lines, a line end, `"@`. */
function hereString(text: string, at: number): Value | null {
  const opened = /^@(["'])[ \t]{0,16}\r?\n/.exec(text.slice(at, at + 24));
  if (!opened) return null;
  const start = at + opened[0].length;
  const quote = opened[1] as Quote;
  const close = text
    .slice(start, start + maximumValue)
    .search(quote === '"' ? /\r?\n[ \t]{0,16}"@/ : /\r?\n[ \t]{0,16}'@/);
  return close < 0 ? null : { start, end: start + close, quote };
}

const attributeValue = /^[^<>]{0,256}?\svalue\s*=\s*(["'])/i;

/** `<Password>x</Password>`, `<Password><Value>x`, `<Variable Name="Password">x<`, `<add key="Password" value="x"/>`. */
function inMarkup(text: string, name: Name, after: number): Value | null {
  const tail = text.slice(after, after + 300);
  const attribute = name.before === '<' ? null : attributeValue.exec(tail);
  if (attribute) return quoted(text, after + attribute[0].length - 1);
  const opened = /^[^<>]{0,256}>(?:\s{0,16}<Value>)?/i.exec(tail);
  if (!opened || opened[0].includes('/>')) return null;
  const start = after + opened[0].length;
  const end = start + text.slice(start, start + 512).indexOf('<');
  // `<password>` without an end tag is a placeholder of some command line
  if (end < start || text[end + 1] !== '/') return null;
  // A script that writes XML puts its variables there: `<Password>$AdminPw</Password>`.
  return { start, end, quote: /^\s*\$[A-Za-z_]+\s*$/.test(text.slice(start, end)) ? '"' : "'" };
}

/** The value that stands with a name, in whatever notation; null when none does. */
function valueOf(text: string, name: Name): Value | null {
  const inQuotes = /["']/.test(name.before) && text[name.end] === name.before;
  const escapedQuotes = name.before === '"' && text.startsWith('\\"', name.end);
  let at = name.end + (inQuotes ? 1 : escapedQuotes ? 2 : 0);
  if (name.before === '<' || (inQuotes && text[name.start - 2] === '=')) return inMarkup(text, name, at);
  if (inQuotes) while (/[)\]]/.test(text[at] ?? '')) at++;
  const spaced = skipBlanks(text, at);
  const separator = /^(?:={1,2}|=>|:|\+=)(?![=:/\\])/.exec(text.slice(spaced, spaced + 3))?.[0];
  if (separator === undefined) {
    if (inQuotes && text[spaced] === ',') return quoted(text, skipBlanks(text, spaced + 1));
    return spaced > at ? behindBlank(text, name, spaced) : null;
  }
  const from = skipBlanks(text, spaced + separator.length);
  const value = quoted(text, from) ?? hereString(text, from);
  if (value) return value;
  if (name.before === '$') return null; // an expression of a script
  if (spaced === at && from === spaced + separator.length && (name.dashed || separator === '=')) {
    const close = /["']/.test(name.before) && !inQuotes ? closingQuote(text, name.end, name.before) : -1;
    return close < 0 ? bare(text, from) : { start: from, end: close, quote: '' };
  }
  return findProse(text, name, from, separator.startsWith('=') ? '=' : ':');
}

/** `is`, or whose it is: `pw of svc-osd: x`, `Password (svc-osd) = x`. */
const connector =
  /^(?:(?:is|was|to|ist|lautet|war|est|es|=|->)[ \t]+|(?:(?:of|for|von|für|de|pour)[ \t]+(?:the[ \t]+)?[\w\\.@$-]{2,40}|\([\w\\.@$ -]{2,40}\))[ \t]{0,4}(?:[:=]|is\b|ist\b)[ \t]{0,4})/i;

function behindBlank(text: string, name: Name, at: number): Value | null {
  if (name.before === '$') return null;
  if (name.dashed) {
    const [next] = readArguments(text, at, 1);
    return next && !isSwitch(next) ? next : null;
  }
  const joined = connector.exec(text.slice(at, at + 96));
  return findProse(text, name, at + (joined?.[0].length ?? 0), joined ? 'is' : '');
}

/** A value without the white space around it, and without the comma that goes on to the next. */
function trimmed(text: string, value: Value | null): Value | null {
  if (!value) return null;
  let { start, end } = value;
  while (start < end && /\s/.test(text[start] as string)) start++;
  while (end > start && /\s/.test(text[end - 1] as string)) end--;
  if (value.quote === '' && text[end - 1] === ',' && /^\s+\S/.test(text.slice(end, end + 8))) end--;
  return { ...value, start, end };
}

/** A name that promises a secret, and a value that can be one. */
export const namedValue: Rule = {
  id: 'named-value',
  hints: [],
  *find(text) {
    for (let name = nextName(text, 0); name; name = nextName(text, name.next)) {
      const value = trimmed(text, valueOf(text, name));
      if (!value) continue;
      const fits = fitsName(name.text, text.slice(value.start, value.end), value.quote);
      if (fits) yield { start: value.start, end: value.end };
      // Read once what is no name any more: a value, and a run without blanks that is too long to be one.
      if (fits || value.end - value.start > 256) name.next = value.end;
    }
  },
};
