import { partOf, readArguments, type Argument } from '../arguments.js';
import { isPasswordValue } from '../literal.js';
import { classifyName } from '../secret-name.js';
import { biosCallRules } from './bios-calls.js';
import { after, commandRule, either, positional, within } from './command-rule.js';
import type { Rule } from './rule.js';

/**
 * Lenovo's sample scripts take passwords by position, alone or as `password,ascii,us`: `SetConfig.vbs` with a password as
 * third argument, `SetSupervisorPassword.vbs old new`, `SaveConfigPassword.vbs password`.
 */
const lenovoScripts: readonly (readonly [script: string, places: readonly number[]])[] = [
  ['SetConfig\\w{0,32}\\.vbs', [2]],
  ['Set(?!Config)\\w{0,32}Password\\w{0,16}\\.vbs', [0, 1]],
  ['(?:Save|Load|Discard)\\w{0,32}Password\\w{0,16}\\.vbs', [0]],
];

/** An argument up to its first comma. */
function beforeComma(argument: Argument | undefined): Argument | undefined {
  const comma = argument?.text.indexOf(',') ?? -1;
  if (!argument || comma < 0) return argument;
  return { ...argument, end: argument.start + comma, text: argument.text.slice(0, comma) };
}

/** `reg add ... /v DefaultPassword ... /d value`: the name is one argument, the data another. */
function registryData(name: RegExp, data: RegExp) {
  return (args: readonly Argument[]): Argument[] => {
    const valueOf = (form: RegExp): Argument | undefined => {
      const at = args.findIndex((arg) => arg.quote === '' && form.test(arg.text));
      return at < 0 ? undefined : args[at + 1];
    };
    const named = valueOf(name);
    const value = valueOf(data);
    const number = args.some((arg) => /^REG_[DQ]WORD$|^DWord$/i.test(arg.text));
    return named && value && !number && classifyName(named.text) === 'password' ? [value] : [];
  };
}

const flashSwitch: Rule = {
  id: 'flash-password',
  hints: ['/p=', '-p=', '/p ', '-p '],
  *find(text) {
    for (const hit of text.matchAll(/(?<=[ \t])[-/]p=(?=\S)/gi)) {
      const [argument] = readArguments(text, hit.index);
      if (!argument) continue;
      const value = partOf(argument, 3);
      if (value.text.length >= 4 && isPasswordValue(value.text, value.quote))
        yield { start: value.start, end: value.end };
    }
  },
};

/**
 * Firmware tools, BitLocker and the registry (libs/domain/docs/secrets.md, "Suspected secrets"). Switches whose name
 * says what they hold are in `named-value`.
 */
export const firmwareRules: readonly Rule[] = [
  commandRule(
    'bios-utility',
    ['cctk', 'biosconfigutility'],
    '(?:multiplatform_)?cctk(?:\\.exe)?|BiosConfigUtility(?:64)?(?:\\.exe)?',
    either(
      within(/^--(?:val)?(?:setup|sys|owner|hdd)pwd=/i),
      after(/^--(?:val)?(?:setup|sys|owner|hdd)pwd$/i),
      within(/^[-/](?:cspwd|nspwd|cpwd|npwd|cur_?pwd|new_?pwd):/i),
    ),
  ),
  ...biosCallRules,
  ...lenovoScripts.map(([script, places]) =>
    commandRule('lenovo-script', ['.vbs'], script, (args) => {
      const values = positional(args);
      return places.map((place) => beforeComma(values[place]));
    }),
  ),
  commandRule('hp-password-tool', ['hpqpswd'], 'hpqpswd(?:64)?(?:\\.exe)?', within(/^[-/]p(?=.)/i)),
  flashSwitch,
  commandRule(
    'dell-smbios',
    ['dellsmbios'],
    '["\']?DellSmbios:\\\\Security\\\\(?:Admin|System|HDD)Password',
    (args) => [args.find((arg) => !/^-/.test(arg.text))],
  ),
  commandRule(
    'manage-bde',
    ['manage-bde'],
    'manage-bde(?:\\.exe)?',
    after(/^-(?:rp|pw|password|recoverypassword|recoverykey)$/i),
  ),
  commandRule('reg-add', ['reg'], 'reg(?:\\.exe)?["\']?[ \\t]{1,16}add', registryData(/^[-/]v$/i, /^[-/]d$/i)),
  commandRule(
    'item-property',
    ['itemproperty'],
    '(?:Set|New)-ItemProperty|sp',
    registryData(/^-N(?:ame)?$/i, /^-V(?:alue)?$/i),
  ),
];
