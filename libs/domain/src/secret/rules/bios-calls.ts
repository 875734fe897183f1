import { closingQuote, readCall, type Argument } from '../arguments.js';
import { isPasswordValue } from '../literal.js';
import type { Rule, Span } from './rule.js';

/** Calls of the BIOS classes of Lenovo, and where their list `name,value,password,ascii,us` may begin with a password. */
const lenovoFirst: Readonly<Record<string, number>> = {
  setbiospassword: 1,
  setbiossetting: 2,
  savebiossettings: 0,
  discardbiossettings: 0,
  loaddefaultsettings: 0,
};

const lenovoCall = /\b(SetBiosPassword|SetBiosSetting|SaveBiosSettings|DiscardBiosSettings|LoadDefaultSettings)\b/gi;

/** What may stand between the name of a method and its list: `(`, `-ArgumentList`, `-Arguments @{parameter=`. */
const beforeList =
  /^[ \t]{0,16}\(?[ \t]{0,16}(?:-Arg\w{0,12}[ \t:]{1,16})?(?:@[({][ \t]{0,16}(?:["']?parameter["']?[ \t]{0,8}=[ \t]{0,8})?)?/i;

/** The quoted string that opens at `at`; null when none does. */
function stringAt(text: string, at: number): Argument | null {
  const quote = text[at];
  if (quote !== '"' && quote !== "'") return null;
  const close = closingQuote(text, at, quote);
  return close < 0 ? null : { start: at + 1, end: close, text: text.slice(at + 1, close), quote };
}

/** Strings that are joined with `+` or `&`, from the one that opens at `at` on. At most 8. */
function joinedStrings(text: string, at: number): Argument[] {
  const found: Argument[] = [];
  for (let next = stringAt(text, at); next && found.length < 8;) {
    found.push(next);
    const joint = /^[ \t]{0,8}[+&][ \t]{0,8}/.exec(text.slice(next.end + 1, next.end + 20));
    next = joint ? stringAt(text, next.end + 1 + joint[0].length) : null;
  }
  return found;
}

function listParts(strings: readonly Argument[]): Argument[] {
  return strings.flatMap((string) => {
    let start = string.start;
    return string.text.split(',').map((part): Argument => {
      const found = { start, end: start + part.length, text: part, quote: string.quote };
      start += part.length + 1;
      return found;
    });
  });
}

/** The encoding that follows the passwords of a list. */
const encoding = /^(?:ascii|scancode)$/i;

const lenovo: Rule = {
  id: 'lenovo-bios',
  hints: ['bios', 'loaddefaultsettings'],
  *find(text) {
    for (const hit of text.matchAll(lenovoCall)) {
      const from = hit.index + hit[0].length;
      const at = from + (beforeList.exec(text.slice(from, from + 128))?.[0].length ?? 0);
      // An empty part stands beside the joint of two strings.
      const parts = listParts(joinedStrings(text, at)).filter((part) => part.text !== '');
      const first = lenovoFirst[(hit[1] as string).toLowerCase()] ?? 0;
      const encoded = parts.findIndex((part) => encoding.test(part.text.trim()));
      // A value of its own may hold commas, as a boot order does.
      const begin = encoded > 0 && first === 2 ? Math.max(first, encoded - 1) : first;
      for (const part of parts.slice(begin, encoded < 0 ? first + (first === 1 ? 2 : 1) : encoded)) {
        if (isPasswordValue(part.text, part.quote)) yield { start: part.start, end: part.end };
      }
    }
  },
};

/** The passwords of Lenovo's opcode interface: `WmiOpcodePasswordCurrent01:secret;`. */
const opcode: Rule = {
  id: 'lenovo-opcode',
  hints: ['wmiopcodepassword'],
  *find(text) {
    for (const hit of text.matchAll(/WmiOpcodePassword(?!Type|Set)\w{1,24}:([^;"'\r\n]{1,128})/gi)) {
      const value = hit[1] as string;
      const end = hit.index + hit[0].length;
      if (isPasswordValue(value, '"')) yield { start: end - value.length, end };
    }
  },
};

/** HP writes a password behind its encoding: `<utf-16/>secret`, also `"<utf-16/>" + "secret"`. */
const hp: Rule = {
  id: 'hp-bios',
  hints: ['<utf-16/>', '<kbd/>'],
  *find(text) {
    for (const hit of text.matchAll(/<(?:utf-16|kbd)\/>(?:["'][ \t]{0,8}[+&][ \t]{0,8}["'])?([^"'<>\r\n]{1,128})/gi)) {
      const value = hit[1] as string;
      const end = hit.index + hit[0].length;
      const begin = text[end - value.length - 1];
      const isExpression = begin === '>' && /^[ \t]*[+,);]/.test(value);
      if (!isExpression && isPasswordValue(value, '"')) yield { start: end - value.length, end };
    }
  },
};

const dellCalls: readonly (readonly [head: RegExp, places: readonly number[]])[] = [
  [/\.SetNewPassword[ \t]{0,8}\(/gi, [4, 5]],
  [/\.SetBIOSAttributes?[ \t]{0,8}\(/gi, [4]],
];

/** Calls of Dell's BIOS classes take passwords by position. */
const dell: Rule = {
  id: 'dell-bios',
  hints: ['setnewpassword', 'setbiosattribute'],
  *find(text): Iterable<Span> {
    for (const [head, places] of dellCalls) {
      for (const hit of text.matchAll(head)) {
        const args = readCall(text, hit.index + hit[0].length);
        for (const place of places) {
          const value = args[place];
          if (!value || value.quote === '' || !isPasswordValue(value.text, value.quote)) continue;
          yield { start: value.start, end: value.end };
        }
      }
    }
  },
};

/** Calls that set firmware settings through WMI (libs/domain/docs/secrets.md, "Suspected secrets"). */
export const biosCallRules: readonly Rule[] = [lenovo, opcode, hp, dell];
