import { after, commandRule, either, within } from './command-rule.js';
import type { Rule } from './rule.js';

/**
 * Programs that unpack, sign, migrate or install with a password in a switch of their own
 * (libs/domain/docs/secrets.md, "Suspected secrets").
 */
export const installerRules: readonly Rule[] = [
  commandRule('certutil', ['certutil'], 'certutil(?:\\.exe)?', after(/^[-/]p$/i)),
  commandRule('signtool', ['signtool'], 'signtool(?:\\.exe)?', after(/^[-/]p$/i)),
  commandRule('openssl', ['openssl'], 'openssl(?:\\.exe)?', within(/^pass:/i)),
  commandRule('archive-password', ['7z', 'rar'], '7z[ar]?(?:\\.exe)?|(?:un|win)?rar(?:\\.exe)?', within(/^-h?p(?=.)/)),
  commandRule(
    'usmt-key',
    ['scanstate', 'loadstate'],
    '(?:scan|load)state(?:\\.exe)?',
    either(within(/^[-/](?:decrypt:\w+[-/])?key:/i)),
  ),
];
