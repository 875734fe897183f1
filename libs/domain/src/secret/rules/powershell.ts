import { readArguments, readCall, type Argument } from '../arguments.js';
import { isLiteral, isPasswordValue } from '../literal.js';
import type { Rule, Span } from './rule.js';

const secureString: Rule = {
  id: 'secure-string',
  hints: ['convertto-securestring'],
  *find(text) {
    for (const hit of text.matchAll(/\bConvertTo-SecureString\b/gi)) {
      const args = readArguments(text, hit.index + hit[0].length);
      if (!args.some((arg) => arg.quote === '' && /^-As?P?/i.test(arg.text))) continue;
      const value = stringArgument(args) ?? piped(text, hit.index);
      if (value && isLiteral(value.text, value.quote)) yield { start: value.start, end: value.end };
    }
  },
};

function stringArgument(args: readonly Argument[]): Argument | undefined {
  const named = args.findIndex((arg) => arg.quote === '' && /^-S(?:tring)?$/i.test(arg.text));
  return named >= 0 ? args[named + 1] : args.find((arg) => arg.quote !== '' || !/^-/.test(arg.text));
}

/** `'x' | ConvertTo-SecureString`: the literal before the pipe. */
function piped(text: string, at: number): Argument | undefined {
  const from = Math.max(0, at - 256);
  const literal = /(["'])([^"'\r\n]{1,200})\1[ \t]{0,8}\|[ \t]{0,8}$/.exec(text.slice(from, at));
  if (!literal) return undefined;
  const start = from + literal.index + 1;
  const value = literal[2] as string;
  return { start, end: start + value.length, text: value, quote: literal[1] === '"' ? '"' : "'" };
}

/** A rule for a call whose arguments at fixed places are passwords, when they are quoted strings. */
function callRule(id: string, hint: string, head: RegExp, places: readonly number[]): Rule {
  return {
    id,
    hints: [hint],
    *find(text): Iterable<Span> {
      for (const hit of text.matchAll(head)) {
        const args = readCall(text, hit.index + hit[0].length);
        for (const place of places) {
          const value = args[place];
          if (value && value.quote !== '' && isPasswordValue(value.text, value.quote)) {
            yield { start: value.start, end: value.end };
          }
        }
      }
    },
  };
}

/** Calls of PowerShell, .NET, ADSI and Windows Script Host that take a password. Names with values are in `named-value`. */
export const scriptRules: readonly Rule[] = [
  secureString,
  callRule('network-credential', 'networkcredential', /\bNetworkCredential(?:\]::new)?[ \t]{0,8}\(/gi, [1]),
  callRule('set-password', 'setpassword', /\.SetPassword[ \t]{0,8}\(/gi, [0]),
  callRule('set-password', 'setpassword', /\bInvoke[ \t]{0,8}\([ \t]{0,8}["']SetPassword["'][ \t]{0,8},/gi, [0]),
  callRule('change-password', 'changepassword', /\.ChangePassword[ \t]{0,8}\(/gi, [0, 1]),
  callRule('map-drive', 'mapnetworkdrive', /\bMapNetworkDrive[ \t]{0,8}\(?/gi, [4]),
];
