import { partOf, type Argument } from '../arguments.js';
import { after, commandRule, either, positional, within } from './command-rule.js';
import type { Rule } from './rule.js';

const device = /^(?:[A-Za-z]:|\*|LPT[0-9]:?)$/i;
const resource = /^(?:\\\\|https?:|[%$])/i;

/** Switches of PsExec whose value is the next argument. */
const psexecValues = /^[-/][anruw]$/i;

/** The password of PsExec, `-p x` or `-px`, which stands before the program that it starts. */
function* psexecPassword(args: readonly Argument[]): Iterable<Argument | undefined> {
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!;
    if (/^(?:\\\\|@)/.test(arg.text)) continue;
    if (arg.quote !== '' || !/^[-/][A-Za-z]/.test(arg.text)) return;
    if (/^[-/]p$/i.test(arg.text)) yield args[++at];
    else if (/^[-/]p/i.test(arg.text) && !/^[-/]priority$/i.test(arg.text)) yield partOf(arg, 2);
    else if (psexecValues.test(arg.text)) at++;
    else if (/^[-/]i$/i.test(arg.text) && /^[0-9]{1,3}$/.test(args[at + 1]?.text ?? '')) at++;
  }
}

const runas: Rule = {
  id: 'runas',
  hints: ['runas'],
  *find(text) {
    const scan = /\becho[ \t]{1,16}([^\s|&"]{3,128})[ \t]{0,16}\|[ \t]{0,16}runas\b/gi;
    for (const hit of text.matchAll(scan)) {
      const start = hit.index + hit[0].indexOf(hit[1] as string, 4);
      if (!/[%$]/.test(hit[1] as string)) yield { start, end: start + (hit[1] as string).length };
    }
  },
};

/**
 * Commands that sign in to another computer, a share or an account (libs/domain/docs/secrets.md, "Suspected secrets").
 */
export const networkRules: readonly Rule[] = [
  commandRule('net-use', ['net'], 'net1?(?:\\.exe)?["\']?[ \\t]{1,16}use', (args) => {
    const values = positional(args);
    const first = values[0]?.text ?? '';
    if (device.test(first)) return [values[2]];
    return resource.test(first) ? [values[1]] : [];
  }),
  commandRule('net-user', ['net'], 'net1?(?:\\.exe)?["\']?[ \\t]{1,16}user', (args) => {
    const values = positional(args);
    return values.length === 2 ? [values[1]] : [];
  }),
  commandRule('netdom', ['netdom'], 'netdom(?:\\.exe)?', within(/^\/p[do]:/i)),
  commandRule('psexec', ['psexec'], 'psexec(?:64)?(?:\\.exe)?', psexecPassword),
  commandRule(
    'netsh',
    ['netsh'],
    'netsh(?:\\.exe)?["\']?[ \\t]{1,16}wlan[ \\t]{1,16}set',
    within(/^key(?:material)?=/i),
  ),
  commandRule('schtasks', ['schtasks'], 'schtasks(?:\\.exe)?', after(/^[-/]r?p$/i)),
  commandRule(
    'remote-query',
    ['/p', '-p'],
    '(?:tasklist|taskkill|systeminfo|driverquery|gpresult|openfiles|getmac|eventcreate)(?:\\.exe)?',
    after(/^[-/]p$/i),
  ),
  commandRule('rasdial', ['rasdial'], 'rasdial(?:\\.exe)?', (args) => [positional(args)[2]]),
  commandRule('cmdkey', ['cmdkey'], 'cmdkey(?:\\.exe)?', within(/^[-/]pass:/i)),
  runas,
  commandRule('sc-config', ['sc'], 'sc(?:\\.exe)?', (args) =>
    args.flatMap((arg, i) => (/^password=$/i.test(arg.text) ? [args[i + 1]] : [])),
  ),
  commandRule('wmic', ['wmic'], 'wmic(?:\\.exe)?', within(/^\/password:/i)),
  commandRule('winrs', ['winrs'], 'winrs(?:\\.exe)?', within(/^[-/]p(?:assword)?:/i)),
  commandRule('plink', ['plink', 'pscp', 'psftp'], '(?:plink|pscp|psftp)(?:\\.exe)?', after(/^-pw$/i)),
  commandRule('autologon', ['autologon'], 'autologon(?:64)?(?:\\.exe)?', (args) => {
    const values = positional(args);
    return values.length === 3 ? [values[2]] : [];
  }),
  commandRule('ssh-pass', ['sshpass'], 'sshpass(?:\\.exe)?', either(within(/^-p(?=.)/), after(/^-p$/))),
];
