import { describe, expect, it } from 'vitest';
import { compareObjects } from '../../change/compare-objects.js';
import type { Instance, Property } from '../../instance/instance.js';
import { getText } from '../../instance/properties.js';
import type { ManagedObject } from '../../object/managed-object.js';
import { objectFindings } from '../../graph/object-findings.js';
import {
  buildApplication,
  buildBootImage,
  buildDriver,
  buildObject,
  buildPackage,
  buildProgram,
  buildTaskSequence,
  runCommandLine,
} from '../../testing/index.js';
import { escapeText } from '../../xml/xml-text.js';
import { blankObject } from '../blank-object.js';
import { findObjectSuspects } from '../scan-object.js';
import { blankPolicySecrets } from './blank-policy-secrets.js';

const secret = '<PolicySecret Version="1"><![CDATA[C4nary password=C4nary-1]]></PolicySecret>';
const empty = '<PolicySecret Version="1"></PolicySecret>';

/** The object with another first property. */
const withFirst = (object: ManagedObject, change: (first: Property) => Property): ManagedObject => {
  const [first, ...rest] = object.instance.properties;
  return { ...object, instance: { ...object.instance, properties: [change(first!), ...rest] } };
};
const withInstance = (object: ManagedObject, change: Partial<Instance>): ManagedObject => ({
  ...object,
  instance: { ...object.instance, ...change },
});

const tools = buildPackage('LAB00001', 'Tools');
const [first] = tools.instance.properties;

/** Objects that hold the text in a place, and the property that is told of it. */
const holders: Readonly<Record<string, (text: string) => ManagedObject>> = {
  Description: (text) => buildPackage('LAB00001', 'Tools', { Description: `kept ${text} kept` }),
  CommandLine: (text) => buildProgram('LAB00001', 'Install', { CommandLine: text }),
  LocalizedDescription: (text) =>
    buildDriver('11111111-2222-3333-4444-555555555555', 'Adapter', { LocalizedDescription: text }),
  Comment: (text) => buildBootImage('LAB00002', 'Boot', [], { Comment: text }),
  Rule: (text) => {
    const object = buildObject('SMS_Package', { PackageID: 'LAB00001', Rule: text });
    return { ...withInstance(object, { className: 'SMS_GlobalCondition' }), class: 'SMS_GlobalCondition' };
  },
  Own: (text) => buildObject('SMS_Package', { PackageID: 'LAB00001', Name: 'Tools', Own: text }),
  List: (text) => buildObject('SMS_Package', { PackageID: 'LAB00001', Name: 'Tools', List: ['kept', text] }),
  Inner: (text) =>
    buildObject('SMS_Package', { PackageID: 'LAB00001', Name: 'Tools', Inner: [holders['Own']!(text).instance] }),
  'Other.xml': (text) => ({
    ...tools,
    sideFiles: { 'Other.xml': { kind: 'text', text: `<a>${escapeText(text)}</a>` } },
  }),
  'List.xml': (text) => ({ ...tools, sideFiles: { 'List.xml': { kind: 'strings', items: ['kept', text] } } }),
  [`${first!.name}`]: (text) => withFirst(tools, (one) => ({ ...one, attributes: [...one.attributes, ['X', text]] })),
  'object.xml': (text) => withInstance(tools, { markup: { before: `<!-- ${text} -->` } }),
};

describe('an object with a PolicySecret', () => {
  it.each(Object.entries(holders))('loses its value and nothing else, which is told: %s', (property, hold) => {
    const object = hold(secret);
    const blanked = blankObject(object);
    expect(blanked).toEqual(hold(empty));
    expect(objectFindings(object).reenter).toEqual([
      { object: object.id, step: { names: [], index: [] }, property, state: 'blanked', optional: false },
    ]);
    expect(objectFindings(blanked).reenter).toEqual([]);
    expect(blankObject(blanked)).toBe(blanked);
    expect(findObjectSuspects(object)).toEqual([]);
    expect(JSON.stringify(compareObjects(hold(''), object))).not.toContain('C4nary');
  });

  it('loses it in the document of an application', () => {
    const rest = { scope: 'ScopeId_1', logicalName: 'Application_1' };
    const object = buildApplication({ ...rest, name: `Orca ${secret}` });
    expect(blankObject(object)).toEqual(buildApplication({ ...rest, name: `Orca ${empty}` }));
    expect(objectFindings(object).reenter.map(({ property }) => property)).toContain('SDMPackageXML');
  });

  it('keeps how a value is written', () => {
    const written = (text: string): ManagedObject =>
      withFirst(tools, (one) => ({
        ...one,
        kind: 'scalar',
        value: { text, lexical: `${escapeText(text)}<!-- kept -->`, markup: { open: '<VALUE >' } },
      }));
    expect(blankPolicySecrets(written(secret))).toEqual(written(empty));
  });

  it('is the same object when there is nothing to blank', () => {
    const object = buildPackage('LAB00001', 'Tools', { Description: empty });
    expect(blankPolicySecrets(object)).toBe(object);
  });
});

describe('a task sequence with a PolicySecret', () => {
  const build = (text: string): ManagedObject =>
    buildTaskSequence('LAB00009', 'Deploy', [
      runCommandLine(`Run ${text}`, 'x.exe'),
      runCommandLine('Write', `echo ${text}`),
      runCommandLine('Plain', 'x.exe'),
    ]);

  it('loses it everywhere, which is told by step', () => {
    const object = build(secret);
    const blanked = blankObject(object);
    expect(getText(blanked.instance, 'Sequence')).toBe(getText(build(empty).instance, 'Sequence'));
    const { reenter } = objectFindings(object);
    const told = reenter.filter(({ state }) => state === 'blanked');
    expect(told.map(({ step, property }) => [step.names.join(), step.index.join(), property])).toEqual([
      [`Run ${empty}`, '0', 'PolicySecret'],
      ['Write', '1', 'PolicySecret'],
    ]);
    expect(JSON.stringify(objectFindings(object))).not.toContain('C4nary');
  });

  it('is told once where a comment or a value that is emptied anyway holds it', () => {
    const object = buildObject('SMS_TaskSequencePackage', {
      PackageID: 'LAB00009',
      Name: 'Deploy',
      Sequence: `<sequence><!-- ${secret} --><step name="S"><defaultVarList><variable name="OSDJoinPassword">${escapeText(secret)}</variable></defaultVarList></step></sequence>`,
    });
    expect(objectFindings(object).reenter.map(({ property }) => property)).toEqual(['comment', 'OSDJoinPassword']);
    expect(getText(blankObject(object).instance, 'Sequence')).not.toContain('C4nary');
  });
});
