import { isLiteral } from '../literal.js';
import { after, behindColon, commandRule, either, within } from './command-rule.js';
import type { Rule } from './rule.js';

/** A rule for a value that a fixed beginning announces: the value is group 1, and ends the match or is followed by little. */
function announced(id: string, hints: readonly string[], pattern: RegExp): Rule {
  return {
    id,
    hints,
    *find(text) {
      for (const hit of text.matchAll(pattern)) {
        const value = hit[1] as string;
        const start = hit.index + hit[0].lastIndexOf(value);
        if (isLiteral(value, "'")) yield { start, end: start + value.length };
      }
    },
  };
}

const databaseSwitch = either(after(/^-P$/), within(/^-P(?=.)/));

/**
 * Databases and web services: switches of their clients, and secrets inside links and headers
 * (libs/domain/docs/secrets.md, "Suspected secrets").
 */
export const dataWebRules: readonly Rule[] = [
  commandRule('sqlcmd', ['sqlcmd', 'osql', 'isql', 'bcp'], '(?:sqlcmd|osql|isql|bcp)(?:\\.exe)?', databaseSwitch),
  commandRule(
    'curl',
    ['curl'],
    'curl(?:\\.exe)?',
    behindColon(either(after(/^(?:-[uU]|--(?:proxy-)?user)$/), within(/^(?:--(?:proxy-)?user=|-[uU](?=[^\s]))/))),
  ),
  commandRule('az-login', ['az'], 'az(?:\\.cmd)?[ \\t]{1,16}login', after(/^-p$/)),
  announced('url-password', ['://'], /[a-z]:\/\/[^\s:@/"'<>]{0,128}:([^\s@/"'<>]{1,256})@/gi),
  announced('sas-signature', ['sig='], /[?&;]sig=([A-Za-z0-9%+/_-]{16,128}={0,2})/gi),
  announced(
    'signed-url',
    ['-signature=', '&signature='],
    /[?&;](?:X-\w{2,8}-)?Signature=([A-Za-z0-9%+/_~-]{20,512}={0,2})/gi,
  ),
  announced('url-code', ['code='], /[?&;]code=([A-Za-z0-9%/_-]{20,128}={0,2})/gi),
  announced(
    'authorization',
    ['bearer', 'basic'],
    /\b(?:Bearer|Basic)[ \t]{1,16}((?=[A-Za-z._-]{0,64}[0-9])[A-Za-z0-9._~+/-]{12,4096}={0,2})/gi,
  ),
];
