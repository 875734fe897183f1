import { closingQuote } from '../arguments.js';
import { isPasswordValue, isPasswordWord, isTokenValue, type Quote } from '../literal.js';
import type { SecretKind } from '../secret-name.js';
import type { Span } from './rule.js';

/** A value in a text that people write: a description, a comment. */
type ProseValue = Span & { readonly quote: Quote };

/** What joins a name and its value; '' when nothing does. */
type Joint = '=' | ':' | 'is' | '';

/** A word of prose without the punctuation around it. */
function proseWord(text: string, at: number): Span {
  let start = at;
  while (/[("'[]/.test(text[start] ?? '') && start - at < 4) start++;
  let end = start;
  while (end < text.length && end - start < 256 && !/\s/.test(text[end] as string)) end++;
  while (end > start && /[.,;:)\]"']/.test(text[end - 1] as string)) end--;
  return { start, end };
}

/** Words that say how or where there is a password, not which. */
const saying = new Set(
  (
    'the this that same see ask asks asked set sets reset get got read given stored kept saved taken generated entered typed ' +
    'unknown known blank same current currently working work works not no none new old changed removed cleared ' +
    'expired expires missing needed optional mandatory required protected encrypted hidden masked locked disabled enabled ' +
    'from with without for and when where via per only every each all any must should will can may has have was are ' +
    'variable value name field prompt prompted manual manually dynamic static random unique local global domain user ' +
    'vault keepass laps keyvault intune website wiki sharepoint ticket documentation script step group front ' +
    'continue stop fail failed passed success okay done simple complex strong weak short long ' +
    'wird wurde siehe nicht kein keins leer fragen gesetzt gespeichert bekannt unbekannt'
  ).split(' '),
);

/** A plain word, as `hunter` in `pwd = hunter`, that is more likely a password than the begin of a sentence. */
function isPlainPassword(word: string, after: string, joint: Joint): boolean {
  if (!/^\p{L}[\p{L}-]{3,31}$/u.test(word) || saying.has(word.toLowerCase()) || !isPasswordValue(word)) return false;
  if (/\p{Ll}\p{Lu}/u.test(word) || /^\p{L}+(?:-\p{L}+){2,}$/u.test(word)) return true;
  // It ends what is said; behind `=` it may also be said what it is for.
  return (
    /^["']?[.!]?["']?(?:[);,\]/]|\s*$|\s*[\r\n])/.test(after) ||
    (joint === '=' && /^\s+(?:for|on|in|at|für|auf|\()/i.test(after))
  );
}

/** A sign that ends a word, as in `Sommer!`, or that stands in it. */
const signed = /^(?=.{5})[\p{L}.-]*[!#$%^&*~@+?][\p{L}!#$%^&*~@+?.-]*$/u;

function fitsPassword(name: string, word: string, after: string, joint: Joint): boolean {
  // What follows without a joint may be the next name of a list: `keyType=passPhrase keyMaterial=x`.
  if (joint === '' && /^[\w-]+[=:]/.test(word)) return false;
  if (joint === '') return word.length >= 6 && isPasswordWord(word) && /[0-9]/.test(word) && /[A-Za-z]{2}/.test(word);
  if (isPasswordWord(word)) return !/^KB[0-9]{6,}$/i.test(word);
  // "First pass: drivers" tells of no password.
  if (/^pass$/i.test(name)) return false;
  if (joint !== 'is' && signed.test(word) && isPasswordValue(word)) return true;
  return joint !== 'is' && isPlainPassword(word, after, joint);
}

function fits(kind: SecretKind, name: string, word: string, after: string, joint: Joint): boolean {
  if (kind === 'pin') return joint !== '' && /^[0-9]{4,20}$/.test(word);
  if (kind === 'password') return fitsPassword(name, word, after, joint);
  return word.length >= 16 && isTokenValue(word, '', false);
}

/** Several words in quotes behind the name of a password: `with password "Winter is cold"`. */
function quotedWords(text: string, at: number, kind: SecretKind): ProseValue | null {
  const quote = text[at];
  if (kind !== 'password' || (quote !== '"' && quote !== "'")) return null;
  const close = closingQuote(text, at, quote);
  if (close < 0) return null;
  const words = text.slice(at + 1, close);
  const isPhrase = /\s/.test(words) && /\p{Lu}|[0-9]/u.test(words) && isPasswordValue(words, quote);
  return isPhrase ? { start: at + 1, end: close, quote } : null;
}

/** The value that stands with a name in a text that people write, from `at` on; null when none does. */
export function findProse(
  text: string,
  name: { readonly text: string; readonly kind: SecretKind },
  at: number,
  joint: Joint,
): ProseValue | null {
  const phrase = quotedWords(text, at, name.kind);
  if (phrase) return phrase;
  const { start, end } = proseWord(text, at);
  const after = text.slice(end, end + 24);
  return fits(name.kind, name.text, text.slice(start, end), after, joint) ? { start, end, quote: '' } : null;
}
