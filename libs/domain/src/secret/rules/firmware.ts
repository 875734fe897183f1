import { partOf, readArguments, readCall, type Argument } from '../arguments.js';
import { isPasswordValue } from '../literal.js';
import { classifyName } from '../secret-name.js';
import { after, commandRule, either, positional, within } from './command-rule.js';
import type { Rule } from './rule.js';

/** The places in a comma list of Lenovo's WMI classes: `pap,old,new,ascii,us`, `name,value,password,ascii,us`. */
const lenovoPlaces: Readonly<Record<string, (count: number) => readonly number[]>> = {
  setbiospassword: () => [1, 2],
  setbiossetting: (count) => (count >= 3 ? [2] : []),
  savebiossettings: () => [0],
  discardbiossettings: () => [0],
  loaddefaultsettings: () => [0],
};

const lenovoCall =
  /\b(SetBiosPassword|SetBiosSetting|SaveBiosSettings|DiscardBiosSettings|LoadDefaultSettings)[ \t]{0,16}\(?[ \t]{0,16}(?=["'])/gi;

function* listParts(argument: Argument): Iterable<Argument> {
  let offset = 0;
  for (const part of argument.text.split(',')) {
    yield {
      start: argument.start + offset,
      end: argument.start + offset + part.length,
      text: part,
      quote: argument.quote,
    };
    offset += part.length + 1;
  }
}

const lenovo: Rule = {
  id: 'lenovo-bios',
  hints: ['bios', 'loaddefaultsettings'],
  *find(text) {
    for (const hit of text.matchAll(lenovoCall)) {
      const [list] = readCall(text, hit.index + hit[0].length);
      if (!list) continue;
      const parts = [...listParts(list)];
      for (const place of lenovoPlaces[(hit[1] as string).toLowerCase()]?.(parts.length) ?? []) {
        const part = parts[place];
        if (part && isPasswordValue(part.text, part.quote)) yield { start: part.start, end: part.end };
      }
    }
  },
};

/** Lenovo's sample scripts take passwords by position. */
const lenovoScripts: readonly (readonly [script: string, place: number])[] = [
  ['SetConfigPassword\\.vbs', 2],
  ['SetSupervisorPassword\\.vbs', 0],
  ['SetSupervisorPassword\\.vbs', 1],
  ['SaveConfigPassword\\.vbs', 0],
];

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
  hints: ['/p=', '-p='],
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
  lenovo,
  ...lenovoScripts.map(([script, place]) =>
    commandRule('lenovo-script', ['.vbs'], script, (args) => [positional(args)[place]]),
  ),
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
