import { describe, expect, it } from 'vitest';
import { AppError } from '../error.js';
import { createXmlBudget } from '../xml/limits.js';
import { allNodes, conditionVariables } from './sequence.js';
import { readSequence } from './read-sequence.js';

function code(text: string): string {
  try {
    readSequence(text, 'test');
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return 'read';
}

const step = (inner: string, attributes = ''): string =>
  `<sequence version="3.10"><step type="T" name="S" description=""${attributes}>${inner}</step></sequence>`;

describe('readSequence', () => {
  it('says where every step stands and whether it runs', () => {
    const text =
      '<sequence version="3.10"><group name="A" description="" disable="true" continueOnError="true">' +
      '<step type="T" name="one" description="d"/><group name="B" description=""><subtasksequence ' +
      'type="SMS_TaskSequence_SubTasksequence" name="two"/></group></group><step type="T" name="three" custom="7"/></sequence>\r\n';
    const sequence = readSequence(text, 'test');
    expect(
      allNodes(sequence).map(({ kind, name, enabled, disabled, path }) => [kind, name, enabled, disabled, path]),
    ).toEqual([
      ['group', 'A', false, true, { names: ['A'], index: [0] }],
      ['step', 'one', false, false, { names: ['A', 'one'], index: [0, 0] }],
      ['group', 'B', false, false, { names: ['A', 'B'], index: [0, 1] }],
      ['child', 'two', false, false, { names: ['A', 'B', 'two'], index: [0, 1, 0] }],
      ['step', 'three', true, false, { names: ['three'], index: [1] }],
    ]);
    expect(sequence.nodes[0]?.continueOnError).toBe(true);
    expect(sequence.nodes[1]?.attributes.get('custom')).toBe('7');
    const { start, end } = sequence.nodes[1]!.span;
    expect(text.slice(start, end)).toBe('<step type="T" name="three" custom="7"/>');
  });

  it('gives values decoded, with the place of their raw text', () => {
    const text = step(
      '<action>a &amp; b</action><defaultVarList><variable name="x" property="P" hidden="true"> 1\r\n</variable><variable name="y"/></defaultVarList>',
    );
    const { action, variables } = readSequence(text, 'test').nodes[0]!;
    expect(action?.text).toBe('a & b');
    expect(text.slice(action!.span.start, action!.span.end)).toBe('a &amp; b');
    expect(
      variables.map(({ name, property, hidden, text, selfClosing }) => [name, property, hidden, text, selfClosing]),
    ).toEqual([
      ['x', 'P', true, ' 1\r\n', false],
      ['y', 'y', false, '', true],
    ]);
  });

  it('counts places in UTF-16 units, whatever stands before them', () => {
    const text = `<sequence>\r\n<step name="\u{1F600}ş"><action>\u{1F600}\r\né</action><defaultVarList><variable name="x">LAB</variable></defaultVarList></step></sequence>`;
    const { action, variables, span } = readSequence(text, 'test').nodes[0]!;
    expect(text.slice(action!.span.start, action!.span.end)).toBe('\u{1F600}\r\né');
    expect(text.slice(variables[0]!.span.start, variables[0]!.span.end)).toBe('LAB');
    expect(text.slice(span.start, span.end)).toMatch(/^<step .*<\/step>$/s);
  });

  it('reads conditions as a tree and keeps their variables out of the step', () => {
    const node = readSequence(
      step(
        '<condition><operator type="and"><expression type="E"><variable name="Operator">equals</variable></expression>' +
          '<operator type="not"><expression type="F"><variable name="Operator">exists</variable></expression></operator></operator></condition>',
      ),
      'test',
    ).nodes[0]!;
    expect(node.variables).toEqual([]);
    expect(node.condition).toMatchObject([
      { kind: 'operator', type: 'and', conditions: [{ type: 'E' }, { type: 'not', conditions: [{ type: 'F' }] }] },
    ]);
    expect(conditionVariables(node.condition!).map(({ text }) => text)).toEqual(['equals', 'exists']);
  });

  it('reads the reference list with the place of each id', () => {
    const text =
      '<sequence version="3.10"><referenceList><reference package="LAB00001" program=\'*\'/><reference  application = "ScopeId_A/Application_b" ></reference></referenceList></sequence>';
    const list = readSequence(text, 'test').referenceList!;
    expect(list.entries.map(({ kind, id, program }) => [kind, id, program])).toEqual([
      ['package', 'LAB00001', '*'],
      ['application', 'ScopeId_A/Application_b', null],
    ]);
    expect(list.entries.map(({ idSpan }) => text.slice(idSpan.start, idSpan.end))).toEqual([
      'LAB00001',
      'ScopeId_A/Application_b',
    ]);
    expect(text.slice(list.span.start, list.span.end)).toMatch(/^<referenceList>.*<\/referenceList>$/);
  });

  it('carries unknown elements and unknown step types', () => {
    const node = readSequence(step('<later flag="1">v]]&gt;</later><variable name="__proto__">p</variable>'), 'test')
      .nodes[0]!;
    expect(node.extras.map(({ element, text }) => [element, text])).toEqual([['later', 'v]]>']]);
    expect(node.variables[0]).toMatchObject({ name: '__proto__', text: 'p' });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('reads variables of the whole sequence and steps in any order of elements', () => {
    const sequence = readSequence(
      '<sequence version="3.10"><step type="T" name="S"><defaultVarList><variable name="a">1</variable></defaultVarList><action>x</action></step>' +
        '<globalVarList><variable name="g">2</variable></globalVarList></sequence>',
      'test',
    );
    expect(sequence.globals.map(({ name, text }) => [name, text])).toEqual([['g', '2']]);
    expect(sequence.nodes[0]).toMatchObject({ action: { text: 'x' }, variables: [{ name: 'a' }] });
  });

  it('reads the rules of Set Dynamic Variables, out of the same budget', () => {
    const rules =
      '&lt;Rules&gt;&lt;Rule&gt;&lt;Variables&gt;&lt;Variable Name="X" ISSECRET="True"&gt;v&lt;/Variable&gt;&lt;/Variables&gt;&lt;/Rule&gt;&lt;/Rules&gt;\r\n';
    const text = step(
      `<defaultVarList><variable name="OSDSetDynamicVariablesRules" property="Rules">${rules}</variable></defaultVarList>`,
    );
    const variable = readSequence(text, 'test').nodes[0]!.variables[0]!;
    expect(variable.rules).toMatchObject([{ name: 'X', secret: true }]);
    const { start, end } = variable.rules![0]!.span;
    expect(variable.text.slice(start, end)).toBe('v');
    const budget = createXmlBudget();
    readSequence(text, 'test', budget);
    expect(budget.limits.elements - budget.elements).toBe(4 + 4);
  });

  it.each([
    ['another root', '<Sequence/>', 'SCHEMA'],
    ['a root in a namespace', '<sequence xmlns="urn:x"/>', 'SCHEMA'],
    [
      'the same variable twice',
      step('<defaultVarList><variable name="a"/><variable name="a"/></defaultVarList>'),
      'SCHEMA',
    ],
    [
      'a variable in a variable',
      step('<defaultVarList><variable name="a"><variable name="b"/></variable></defaultVarList>'),
      'SCHEMA',
    ],
    ['a step deep in an action', step('<action><b><step name="S"/></b></action>'), 'SCHEMA'],
    ['a variable without a name', step('<defaultVarList><variable/></defaultVarList>'), 'SCHEMA'],
    [
      'a line of the reference list inside another',
      '<sequence><referenceList><reference package="LAB00001"><reference package="LAB00002"/></reference></referenceList></sequence>',
      'SCHEMA',
    ],
    ['two reference lists', '<sequence><referenceList/><referenceList/></sequence>', 'SCHEMA'],
    ['a cut text', '<sequence version="3.10"><step', 'XML_MALFORMED'],
    ['a DOCTYPE', '<!DOCTYPE sequence><sequence/>', 'XML_DTD'],
    ['3,000 groups in each other', `<sequence>${'<group name="g">'.repeat(3000)}`, 'XML_LIMIT'],
    [
      'broken rules',
      step(
        '<defaultVarList><variable name="OSDSetDynamicVariablesRules" property="Rules">&lt;Rules&gt;</variable></defaultVarList>',
      ),
      'XML_MALFORMED',
    ],
    [
      'a DOCTYPE in rules',
      step(
        '<defaultVarList><variable name="OSDSetDynamicVariablesRules" property="Rules">&lt;!DOCTYPE r&gt;&lt;r/&gt;</variable></defaultVarList>',
      ),
      'XML_DTD',
    ],
  ])('refuses %s', (_, text, expected) => {
    expect(code(text)).toBe(expected);
  });

  it('reads 100,000 steps', () => {
    const one =
      '<step type="T" name="S" description=""><action>x</action><defaultVarList><variable name="a">1</variable></defaultVarList></step>';
    expect(readSequence(`<sequence>${one.repeat(100_000)}</sequence>`, 'test').nodes).toHaveLength(100_000);
  });
});
