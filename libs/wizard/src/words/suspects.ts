import type { Suspect } from '@tsferry/domain';

/** What each rule of the detector found, by its id (libs/domain/docs/secrets.md, "Suspected secrets"). */
const ruleWords: Readonly<Record<string, string>> = {
  'amazon-key': 'secret key of Amazon Web Services',
  authorization: 'token in an authorization header',
  'bios-utility': 'BIOS password',
  'dell-bios': 'BIOS password',
  'dell-smbios': 'BIOS password',
  'domain-join-blob': 'offline domain join',
  'flash-password': 'BIOS password',
  'hp-bios': 'BIOS password',
  'hp-password-tool': 'BIOS password',
  'json-web-token': 'token',
  'lenovo-bios': 'BIOS password',
  'lenovo-opcode': 'BIOS password',
  'lenovo-script': 'BIOS password',
  netsh: 'key of a wireless network',
  'named-value': 'password, token or key behind a name that says so',
  'private-key': 'private key',
  'product-key': 'product key',
  'recovery-password': 'recovery password of BitLocker',
  'sas-signature': 'signature of a shared access link',
  'secure-string': 'password in a script',
  'service-token': 'token',
  'signed-url': 'signature of a link',
  'url-code': 'key in a link',
  'url-password': 'password in a link',
  'usmt-key': 'key of a user state store',
  'variable-name': 'value of a variable whose name says it is secret',
  'well-known-password': 'password that examples use',
};

/** What a suspected secret looks like; where no words are known it is the password of the program that the rule names. */
export function suspectText({ rule }: Pick<Suspect, 'rule'>): string {
  return ruleWords[rule] ?? `password of ${rule.replaceAll('-', ' ')}`;
}

/** Where it stands: `CommandLine`, or with its line in a text of several `OSDRunPowerShellScriptSourceScript, line 12`. */
export function suspectPlace({ where, line }: Pick<Suspect, 'where' | 'line'>): string {
  return line > 1 ? `${where}, line ${line}` : where;
}
