import { describe, expect, it } from 'vitest';
import { readSequence } from '../sequence/read-sequence.js';
import { encodeBase64Text, decodeBase64Text } from '../text/base64-text.js';
import { findSequenceSuspects, redactSequence } from './scan-sequence.js';

const variable = (name: string, value: string, property = name): string =>
  `<variable name="${name}" property="${property}">${value}</variable>`;

const step = (type: string, inner: string, name = 'S', description = ''): string =>
  `<step type="${type}" name="${name}" description="${description}">${inner}</step>`;

const scan = (body: string) => {
  const sequence = readSequence(`<sequence version="3.10">${body}</sequence>`, 'test');
  const suspects = findSequenceSuspects(sequence);
  return { sequence, suspects, found: suspects.map(({ where, rule }) => [where, rule]) };
};

describe('findSequenceSuspects', () => {
  it('finds a command in the action and in its variable, by step path', () => {
    const command = 'net use Z: \\\\fs01\\x Win!1234 /user:svc &amp; dir';
    const { suspects, found } = scan(
      `<group name="G" description="">${step(
        'SMS_TaskSequence_RunCommandLineAction',
        `<action>smsswd.exe /run: ${command}</action><defaultVarList>${variable('CommandLine', command)}</defaultVarList>`,
      )}</group>`,
    );
    expect(found).toEqual([
      ['CommandLine', 'net-use'],
      ['action', 'net-use'],
    ]);
    expect(suspects[0]?.step).toEqual({ names: ['G', 'S'], index: [0, 0] });
  });

  it('judges the value of Set Task Sequence Variable by the name it sets', () => {
    const { found } = scan(
      step(
        'SMS_TaskSequence_SetVariableAction',
        `<action>tsenv.exe "BIOSPassword=two words"</action><defaultVarList>${variable('VariableName', 'BIOSPassword')}${variable('VariableValue', 'two words')}</defaultVarList>`,
      ),
    );
    expect(found).toEqual([
      ['VariableValue', 'variable-name'],
      ['action', 'named-value'],
    ]);
  });

  it('passes over what is blanked anyway: documented fields, hidden variables, secret rules', () => {
    const rules =
      '&lt;Rules&gt;&lt;Rule&gt;&lt;Variables&gt;&lt;Variable Name="AdminPassword" IsSecret="true"&gt;Hid!1234&lt;/Variable&gt;&lt;/Variables&gt;&lt;/Rule&gt;&lt;/Rules&gt;';
    const { found } = scan(
      step(
        'SMS_TaskSequence_JoinDomainWorkgroupAction',
        `<defaultVarList>${variable('OSDJoinPassword', 'Join!1234', 'DomainPassword')}</defaultVarList>`,
      ) +
        step(
          'SMS_TaskSequence_SetVariableAction',
          `<action>tsenv.exe "BIOSPassword=Bios!123" /hiddenflag:True</action><defaultVarList>${variable('DoNotShowVariableValue', 'true')}${variable('VariableName', 'BIOSPassword')}${variable('VariableValue', 'Bios!123')}</defaultVarList>`,
        ) +
        step(
          'SMS_TaskSequence_SetDynamicVariablesAction',
          `<defaultVarList>${variable('OSDSetDynamicVariablesRules', rules, 'Rules')}</defaultVarList>`,
        ),
    );
    expect(found).toEqual([]);
  });

  it('finds values in rules by the name of their variable, and as commands', () => {
    const rules =
      '&lt;Rules&gt;&lt;Rule&gt;&lt;Variables&gt;&lt;Variable Name="AdminPassword" IsSecret="false"&gt;Plain!123&lt;/Variable&gt;' +
      '&lt;Variable Name="Cmd" IsSecret="false"&gt;psexec \\\\a -u b -p Ps!12345 c&lt;/Variable&gt;&lt;/Variables&gt;&lt;/Rule&gt;&lt;/Rules&gt;';
    const { found, sequence, suspects } = scan(
      step(
        'SMS_TaskSequence_SetDynamicVariablesAction',
        `<defaultVarList>${variable('OSDSetDynamicVariablesRules', rules, 'Rules')}</defaultVarList>`,
      ),
    );
    expect(found.map(([, rule]) => rule)).toEqual(['variable-name', 'psexec']);
    const redacted = redactSequence(sequence, suspects);
    expect(redacted).toBe(sequence.text.replace('Plain!123', '***').replace('Ps!12345', '***'));
  });

  it('finds values in conditions, MDT and unknown steps, elements and global variables, and never in a reference', () => {
    const { found } = scan(
      `<globalVarList>${variable('ApiToken', 'tok_0123456789abc')}</globalVarList>` +
        step(
          'Contoso_Custom',
          '<condition><expression type="SMS_TaskSequence_VariableConditionExpression"><variable name="Operator">equals</variable>' +
            '<variable name="Value">Cond!123</variable><variable name="Variable">SetupPassword</variable></expression></condition>' +
            `<note>local admin password is Welcome1</note><defaultVarList>${variable('WebServicePassword', 'Mdt!1234')}${variable('OtherPassword', '%BIOSPassword%')}</defaultVarList>`,
        ),
    );
    expect(found).toEqual([
      ['ApiToken', 'variable-name'],
      ['condition Value', 'variable-name'],
      ['WebServicePassword', 'variable-name'],
      ['note', 'named-value'],
    ]);
  });

  it('masks a value in the name of a group in the paths below it', () => {
    const { suspects } = scan(
      `<group name="Join, password: Gr0up!Pw" description="">${step('X', '', 'S', 'pwd=D3scr!pt')}</group>`,
    );
    expect(suspects.map(({ step: path, where }) => [path.names, where])).toEqual([
      [['Join, password: ***'], 'name'],
      [['Join, password: ***', 'S'], 'description'],
    ]);
  });
});

describe('a very long action', () => {
  it('is searched to its end, however many values it holds', () => {
    const { suspects } = scan(step('X', `<action>${'cctk --setuppwd=Pw1!34 '.repeat(150_000)}</action>`));
    expect(suspects).toHaveLength(150_000);
  });
});

describe('redactSequence', () => {
  it('changes the values only, escapes and attributes included', () => {
    const script = encodeBase64Text({ text: '$pw = "Scr!1234"', encoding: 'utf-16le', bom: true });
    const { sequence, suspects } = scan(
      step(
        'SMS_TaskSequence_RunPowerShellScriptAction',
        `<action>run.exe --password "A&amp;b!1234" &gt; x</action><defaultVarList>${variable('OSDRunPowerShellScriptSourceScript', script)}</defaultVarList>`,
        'Say &quot;hi&quot;',
        'pw: D&amp;scr!pt1 &lt;ok&gt;',
      ),
    );
    const redacted = redactSequence(sequence, suspects);
    const newScript = /SourceScript">([^<]*)</.exec(redacted)?.[1] ?? '';
    expect(decodeBase64Text(newScript)?.text).toBe('$pw = "***"');
    expect(redacted.replace(newScript, script)).toBe(
      sequence.text.replace('A&amp;b!1234', '***').replace('D&amp;scr!pt1', '***'),
    );
    expect(findSequenceSuspects(readSequence(redacted, 'test'))).toEqual([]);
  });

  it('keeps the quotes and escapes of an attribute', () => {
    const { sequence, suspects } = scan(
      `<step type="X" name='It&apos;s &#34;x&#34;' description='pwd=Qu0te!d and it&#39;s all'/>`,
    );
    expect(redactSequence(sequence, suspects)).toBe(sequence.text.replace('Qu0te!d', '***'));
  });

  it('gives the same text when nothing is suspected', () => {
    const { sequence } = scan(step('X', '<action>cmd /c dir</action>'));
    expect(redactSequence(sequence, [])).toBe(sequence.text);
  });
});

describe('comments', () => {
  const took = '<!-- taken out: <variable name="BIOSPassword" property="VariableValue">B&amp;os!1</variable> -->';

  it('are searched, and named by the step around them', () => {
    const { suspects } = scan(
      `<!-- old pwd: Remark!22 --><group name="Join, pw: Gr0up!Pw" description="">${took}${step('X', '<action>a<!-- psexec \\\\p -pIns1de x --></action>')}</group>`,
    );
    expect(suspects.map(({ where, step: path, rule }) => [where, path.names, rule])).toEqual([
      ['name', ['Join, pw: ***'], 'named-value'],
      ['comment', [], 'named-value'],
      ['comment', ['Join, pw: ***'], 'named-value'],
      ['comment', ['Join, pw: ***', 'S'], 'psexec'],
    ]);
  });

  it('are redacted at their place, with the references that stand for signs', () => {
    const { sequence, suspects } = scan(
      `${took}${step('X', '<action>net use Z: \\\\a\\b A!12<!-- pw=C0mm3nt -->34 /user:x</action>')}`,
    );
    const redacted = redactSequence(sequence, suspects);
    expect(redacted).toContain(took.replace('B&amp;os!1', '***'));
    expect(redacted).not.toMatch(/A!12|C0mm3nt/);
    expect(findSequenceSuspects(readSequence(redacted, 'test'))).toEqual([]);
  });

  it('with a documented secret are emptied anyway', () => {
    expect(scan('<!-- OSDJoinPassword, pw=J0in!123 -->').suspects).toEqual([]);
  });
});

it('finds values in any attribute of a step', () => {
  const { found } = scan('<step type="X" name="S" note="pwd=N0te!123" />');
  expect(found).toEqual([['note', 'named-value']]);
});
