import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findVariable } from '../sequence/sequence.js';
import { readSequence } from '../sequence/read-sequence.js';
import { escapeText } from '../xml/xml-text.js';
import { blankSecrets, listSecrets } from './blank-secrets.js';

const canary = 'C4nary-&<>"é';
const shown = escapeText(canary);

const variable = (name: string, property: string, raw: string): string =>
  `<variable name="${name}" property="${property}">${raw}</variable>`;
const step = (type: string, variables: string, action = 'x.exe'): string =>
  `<sequence version="3.10"><step type="${type}" name="S" description=""><action>${action}</action>` +
  `<defaultVarList>${variables}</defaultVarList></step></sequence>\r\n`;
const sms = (type: string): string => `SMS_TaskSequence_${type}Action`;

function blank(text: string): { text: string; secrets: string[] } {
  const blanked = blankSecrets(readSequence(text, 'test'));
  const again = blankSecrets(readSequence(blanked.text, 'test'));
  expect(again.text).toBe(blanked.text);
  expect(again.secrets.every(({ state }) => state === 'empty')).toBe(true);
  return {
    text: blanked.text,
    secrets: blanked.secrets.map(
      ({ step: { names }, property, state, optional }) =>
        `${names.join('/')} ${property} ${state}${optional ? ' optional' : ''}`,
    ),
  };
}

describe('blankSecrets', () => {
  it.each([
    ['Apply Network Settings', sms('ApplyNetworkSettings'), 'OSDJoinPassword', 'DomainPassword', ''],
    ['Join Domain or Workgroup', sms('JoinDomainWorkgroup'), 'OSDJoinPassword', 'DomainPassword', ''],
    ['Apply Windows Settings', sms('ApplyWindowsSettings'), 'OSDLocalAdminPassword', 'AdminPassword', ''],
    ['Apply Windows Settings', sms('ApplyWindowsSettings'), 'OSDProductKey', 'ProductKey', ' optional'],
    ['Upgrade Operating System', sms('UpgradeOperatingSystem'), 'OSDUpgradeOsProductKey', 'OsProductKey', ' optional'],
    ['Capture Operating System Image', sms('CaptureSystemImage'), 'OSDCaptureAccountPassword', 'CapturePassword', ''],
    ['Connect To Network Folder', sms('ConnectNetworkFolder'), 'SMSConnectNetworkFolderPassword', 'Password', ''],
    ['Enable BitLocker', sms('EnableBitLocker'), 'OSDBitLockerPIN', 'PIN', ''],
    ['Restore User State', sms('RestoreUserState'), 'OSDMigrateLocalAccountPassword', 'LocalAccountPassword', ''],
    ['Run Command Line', sms('RunCommandLine'), 'SMSTSRunCommandLineUserPassword', 'UserPassword', ''],
    ['Run PowerShell Script', sms('RunPowerShellScript'), 'SMSTSRunPowerShellUserPassword', 'UserPassword', ''],
    ['Configure ADDS', 'BDD_ConfigureADDS', 'SafeModeAdminPassword', 'SafeModeAdminPassword', ''],
    ['Configure ADDS', 'BDD_ConfigureADDS', 'ADDSPassword', 'ADDSPassword', ''],
    ['an unknown step, by property', 'Contoso_Custom', 'Whatever', 'DomainPassword', ''],
    ['an unknown step, by name in another case', 'Contoso_Custom', 'osdBITLOCKERrecoverypassword', 'Key', ''],
    ['an unknown step, a startup key', 'Contoso_Custom', 'OSDBitLockerStartupKey', 'Key', ''],
  ])('empties the secret of %s and nothing else', (_, type, name, property, optional) => {
    const text = (raw: string): string => step(type, variable('Other', 'Other', shown) + variable(name, property, raw));
    expect(blank(text(shown))).toEqual({ text: text(''), secrets: [`S ${property} blanked${optional}`] });
    expect(blank(text(''))).toEqual({ text: text(''), secrets: [`S ${property} empty${optional}`] });
    expect(blank(text('<![CDATA[secret]]><!-- secret -->')).text).toBe(text(''));
    expect(blank(text('<a>secret</a>')).text).toBe(text(''));
  });

  it('lists a password whose element is absent when the step names its account', () => {
    const account = (name: string): string =>
      step(sms('JoinDomainWorkgroup'), variable('OSDJoinAccount', 'DomainUsername', name));
    expect(blank(account('contoso\\join')).secrets).toEqual(['S DomainPassword empty']);
    expect(blank(account('')).secrets).toEqual([]);
  });

  it('empties all three places of a hidden variable', () => {
    const hidden = (raw: string, value: string): string =>
      step(
        sms('SetVariable'),
        variable('DoNotShowVariableValue', 'DoNotShowVariableValue', 'TRUE') +
          variable('SetVariableActionHiddenVariableValue', 'HiddenVariableValue', raw) +
          variable('VariableName', 'VariableName', 'BIOSPassword') +
          variable('VariableValue', 'VariableValue', raw),
        `tsenv.exe "BIOSPassword=${value}" /hiddenflag:True`,
      );
    expect(blank(hidden(shown, shown))).toEqual({ text: hidden('', ''), secrets: ['S HiddenVariableValue blanked'] });
    expect(blank(hidden('', 'a "b" = /hiddenflag: c')).text).toBe(hidden('', ''));
    expect(blank(hidden('', '')).secrets).toEqual(['S HiddenVariableValue empty']);
  });

  it('empties a hidden variable of an older site, which has one place less and no flag', () => {
    const old = (value: string, flag: string): string =>
      step(
        sms('SetVariable'),
        variable('DoNotShowVariableValue', 'DoNotShowVariableValue', 'true') +
          variable('VariableName', 'VariableName', 'X') +
          variable('VariableValue', 'VariableValue', value),
        `tsenv.exe "X=${value}"${flag}`,
      );
    expect(blank(old('secret', ''))).toEqual({ text: old('', ''), secrets: ['S VariableValue blanked'] });
    const flagged = step(sms('SetVariable'), '', 'tsenv.exe "X=secret" /hiddenflag:True');
    expect(blank(flagged).text).toBe(flagged.replace('secret', ''));
  });

  it('leaves a variable that is displayed, unless its name is a documented secret', () => {
    const set = (name: string, value: string): string =>
      step(
        sms('SetVariable'),
        variable('DoNotShowVariableValue', 'DoNotShowVariableValue', 'false') +
          variable('VariableName', 'VariableName', name) +
          variable('VariableValue', 'VariableValue', value),
        `tsenv.exe "${name}=${value}" /hiddenflag:False`,
      );
    expect(blank(set('Ring', 'secret'))).toEqual({ text: set('Ring', 'secret'), secrets: [] });
    expect(blank(set('OSDJoinPassword', 'secret'))).toEqual({
      text: set('OSDJoinPassword', ''),
      secrets: ['S VariableValue blanked'],
    });
    expect(blank(set('osdproductkey', 'secret')).secrets).toEqual(['S VariableValue blanked optional']);
  });

  it('empties secret dynamic variables inside the escaped rules', () => {
    const rules = (secret: string, key: string): string =>
      escapeText(
        '<Rules><Rule><condition><expression type="E"><variable name="Value">kept</variable></expression></condition><Variables>' +
          `<Variable Name="A &amp; B" IsSecret="true">${secret}</Variable><Variable Name="X" IsSecret="false">kept</Variable>` +
          `<Variable Name="Y" issecret='TRUE'>${secret}</Variable><Variable Name="Z" IsSecret="true"/>` +
          `<Variable Name="OSDProductKey" IsSecret="false">${key}</Variable></Variables></Rule></Rules>\r\n`,
      );
    const text = (secret: string, key: string): string =>
      step(sms('SetDynamicVariables'), variable('OSDSetDynamicVariablesRules', 'Rules', rules(secret, key)));
    expect(blank(text('C4nary &amp;lt; 1', 'AAAAA-BBBBB'))).toEqual({
      text: text('', ''),
      secrets: [
        'S Rules/A & B blanked',
        'S Rules/Y blanked',
        'S Rules/Z empty',
        'S Rules/OSDProductKey blanked optional',
      ],
    });
  });

  it('empties rules that are written in CDATA, even across its borders', () => {
    const raw =
      '<![CDATA[<Rules><Variable Name="A" IsSecret="true">Q7x]]>Z9y&lt;/Variable&gt;<![CDATA[<Variable Name="B" IsSecret="true">Q7x</Variable></Rules>]]>';
    const { text, secrets } = blank(
      step(sms('SetDynamicVariables'), variable('OSDSetDynamicVariablesRules', 'Rules', raw)),
    );
    expect(text).not.toMatch(/Q7x|Z9y/);
    expect(secrets).toEqual(['S Rules/A blanked', 'S Rules/B blanked']);
    expect(readSequence(text, 'test').nodes[0]?.variables[0]?.text).toBe(
      '<Rules><Variable Name="A" IsSecret="true"></Variable><Variable Name="B" IsSecret="true"></Variable></Rules>',
    );
  });

  it('empties a PIN on the action line of Enable BitLocker, but no variable and no other argument', () => {
    const action = (pin: string): string =>
      step(sms('EnableBitLocker'), '', `OSDBitLocker.exe /enable /pin:${pin} /pwd:AD`);
    expect(blank(action('123456'))).toEqual({ text: action(''), secrets: ['S PIN blanked'] });
    expect(blank(action('"12 34"')).text).toBe(action('""'));
    expect(blank(action('%OSDBitLockerPIN%')).text).toBe(action('%OSDBitLockerPIN%'));
  });

  it('leaves what is no documented secret: commands, accounts, conditions', () => {
    const text = step(
      sms('RunCommandLine'),
      variable('CommandLine', 'CommandLine', 'net use /password:x') +
        variable('SMSTSRunCommandLineUserName', 'UserName', ''),
      'smsswd.exe /run: net use /password:x /pin:1',
    );
    expect(blank(text)).toEqual({ text, secrets: [] });
  });

  it('empties secrets of the whole sequence and policy secrets, as elements and in values', () => {
    const text = (value: string): string =>
      `<sequence><globalVarList><variable name="OSDLocalAdminPassword">${value}</variable><variable name="_SMSTSReserved1-000">${value}</variable>` +
      `<variable name="Kept">kept</variable></globalVarList><step name="S"><PolicySecret Version="1">${value}</PolicySecret>` +
      `<defaultVarList><variable name="p">&lt;PolicySecret Version="1"&gt;${value}&lt;/PolicySecret&gt;kept</variable></defaultVarList></step></sequence>`;
    expect(blank(text('89130000&amp;'))).toEqual({
      text: text(''),
      secrets: [' OSDLocalAdminPassword blanked', ' _SMSTSReserved1-000 blanked', 'S PolicySecret blanked'],
    });
    expect(blank(text('')).secrets).toEqual([' OSDLocalAdminPassword empty']);
  });

  it.each([
    [
      'a type of step in another case',
      'sms_tasksequence_SETVARIABLEaction',
      '',
      'tsenv.exe "N=C4nary" /hiddenflag:True',
    ],
    [
      'a program with a path',
      'X',
      variable('VariableValue', 'VariableValue', ''),
      '"C:\\a b\\tsenv.exe" "N=C4nary" /hiddenflag:True',
    ],
    ['a second action', sms('SetVariable'), '', 'tsenv.exe N=1 /hiddenflag:True</action><action>tsenv.exe N=C4nary'],
    [
      'a flag that is 1',
      sms('SetVariable'),
      variable('d', 'DoNotShowVariableValue', '1') + variable('v', 'VariableValue', 'C4nary'),
      'x',
    ],
    [
      'a value that is there twice',
      sms('SetVariable'),
      variable('d', 'DoNotShowVariableValue', 'true') +
        variable('v', 'VariableValue', 'C4nary') +
        variable('variablevalue', 'q', 'C4nary'),
      'x',
    ],
    [
      'rules in another case',
      sms('SetDynamicVariables'),
      variable('r', 'RULES', escapeText('<r><V IsSecret="1">C4nary</V></r>')),
      'x',
    ],
    [
      'rules by their name in another case',
      'X',
      variable(
        'osdsetdynamicvariablesrules',
        'q',
        escapeText('<r><variable name="osdjoinpassword">C4nary</variable></r>'),
      ),
      'x',
    ],
    [
      'a comment in rules',
      sms('SetDynamicVariables'),
      variable('r', 'Rules', escapeText('<r><!-- <Variable IsSecret="true">C4nary</Variable> --></r>')),
      'x',
    ],
    ['a variable element in another case', 'X', '<Variable Name="OSDJoinPassword">C4nary</Variable>', 'x'],
    [
      'a variable of another namespace',
      'X',
      '<q:variable xmlns:q="urn:q" name="OSDJoinPassword">C4nary</q:variable>',
      'x',
    ],
    ['a commented variable', 'X', '<!-- <variable name="OSDJoinPassword">C4nary</variable> -->', 'x'],
    [
      'a comment inside the value that it repeats',
      'X',
      variable('OSDJoinPassword', 'P', 'a<!-- OSDJoinPassword C4nary -->b'),
      'x',
    ],
    ['a processing instruction', 'X', '<?old OSDJoinPassword C4nary?>', 'x'],
    ['a property with spaces around it', 'X', variable('q', ' DomainPassword ', 'C4nary'), 'x'],
    ['an argument with a dash', sms('EnableBitLocker'), '', 'OSDBitLocker.exe -pin:C4nary'],
    [
      'an argument that is there twice',
      sms('EnableBitLocker'),
      '',
      'OSDBitLocker.exe /pin:%P% /PIN:&quot;C4nary&quot;',
    ],
  ])('lets no secret through in %s', (_, type, variables, action) => {
    expect(blank(step(type, variables, action)).text).not.toContain('C4nary');
  });

  it('keeps comments that repeat no secret', () => {
    const text = step(
      'X',
      '<!-- kept --><?kept kept?>' + variable('OSDJoinAccount', 'A', '<![CDATA[<!-- OSDJoinPassword -->]]>'),
    );
    expect(blank(text).text).toBe(text);
  });

  it('lets no value through, whatever it is, and keeps every other byte', () => {
    const value = fc.stringMatching(/^[ -~]{1,20}$/);
    fc.assert(
      fc.property(value, value, (secret, other) => {
        const text = (raw: string, kept: string): string =>
          step(
            sms('ApplyNetworkSettings'),
            variable('OSDJoinAccount', 'DomainUsername', kept) +
              variable('OSDJoinPassword', 'DomainPassword', raw) +
              variable('DoNotShowVariableValue', 'DoNotShowVariableValue', 'true') +
              variable('VariableValue', 'VariableValue', raw),
            `tsenv.exe "X=${raw}" /hiddenflag:True`,
          );
        const blanked = blankSecrets(readSequence(text(escapeText(secret), escapeText(other)), 'test'));
        expect(blanked.text).toBe(text('', escapeText(other)));
      }),
    );
  });

  it('finishes on text made to be searched again and again', () => {
    const many = `<PolicySecret `.repeat(100_000);
    const text = step(
      sms('SetVariable'),
      variable('a', 'a', escapeText(many)),
      escapeText(`tsenv.exe "X=${' '.repeat(1_000_000)}/pin:`),
    );
    const blanked = blankSecrets(readSequence(text, 'test'));
    expect(findVariable(readSequence(blanked.text, 'test').nodes[0]?.variables ?? [], 'a')?.text).toBe(many);
  });
});

describe('listSecrets', () => {
  it('says what would be blanked', () => {
    const text = step(sms('EnableBitLocker'), variable('OSDBitLockerPIN', 'PIN', '1'));
    expect(listSecrets(readSequence(text, 'test'))).toEqual([
      { step: { names: ['S'], index: [0] }, property: 'PIN', state: 'blanked', optional: false },
    ]);
  });
});
