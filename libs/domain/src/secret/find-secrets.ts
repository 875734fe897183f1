import {
  allNodes,
  findVariable,
  type ExtraElement,
  type Sequence,
  type SequenceNode,
  type Variable,
} from '../sequence/sequence.js';
import type { Leaf, Span } from '../text/leaf.js';
import type { StepPath } from '../reference/step-path.js';
import type { SecretField } from '../sequence/step-type.js';
import { stepTypeOf } from '../sequence/step-types.js';
import { documentedName, documentedVariable } from './documented-names.js';
import { remarkLeaves, remarkSecrets } from './remark-secrets.js';
import type { SecretPart, SecretPlace } from './secret-place.js';
import { setVariableSecret } from './set-variable-secrets.js';

const wholeSequence: StepPath = { names: [], index: [] };

/** Arguments that hold a password on an action line of Configuration Manager's own programs. */
const passwordArguments = ['/password:', '/userpassword:', '/domainpassword:', '/adminpassword:', '/productkey:'];

/** The values of one argument of the action line, wherever it stands, when they are more than a `%VARIABLE%`. */
function argumentPart(action: Leaf | null, argument: string): SecretPart[] {
  // What follows these programs is a command of the administrator.
  if (!action || /^\s*\S*(?:smsswd|tsenv)(?:\.exe)?"?\s/i.test(action.text)) return [];
  const { text } = action;
  // These programs take `-` for `/`.
  const head = new RegExp(`(?<![^\\s"'])[-/]${argument.slice(1)}`, 'gi');
  const ranges: Span[] = [];
  for (let hit = head.exec(text); hit; hit = head.exec(text)) {
    const quoted = text[head.lastIndex] === '"';
    const start = head.lastIndex + (quoted ? 1 : 0);
    const stop = quoted || text[hit.index - 1] === '"' ? /"/g : /[\s"]/g;
    stop.lastIndex = start;
    const end = stop.exec(text)?.index ?? text.length;
    if (end > start && !/^%[^%]*%$/.test(text.slice(start, end))) ranges.push({ start, end });
    head.lastIndex = end;
  }
  return ranges.length === 0 ? [] : [{ leaf: action, ranges }];
}

/** The attribute of that name, ignoring case; '' when there is none. */
function attributeOf({ attributes }: ExtraElement, name: string): string {
  for (const [key, value] of attributes) if (key.toLowerCase() === name) return value;
  return '';
}

/** Elements that nobody claims and that are named or marked as a documented secret is: `<Variable Name="OSDJoinPassword">`. */
function secretsOfExtras(step: StepPath, extras: readonly ExtraElement[]): SecretPlace[] {
  return extras.flatMap((leaf): SecretPlace[] => {
    const name = attributeOf(leaf, 'name');
    const property = attributeOf(leaf, 'property') || name;
    const marked = attributeOf(leaf, 'issecret').trim().toLowerCase();
    if (marked !== 'true' && marked !== '1' && !documentedVariable({ name, property })) return [];
    return [{ step, property, optional: false, silent: true, parts: [{ leaf, ranges: 'all' }] }];
  });
}

function secretsOfVariables(step: StepPath, variables: readonly Variable[]): SecretPlace[] {
  return variables.flatMap((variable): SecretPlace[] => {
    const documented = documentedVariable(variable);
    if (!documented) return [];
    const { optional, internal: silent } = documented;
    return [{ step, property: variable.property, optional, silent, parts: [{ leaf: variable, ranges: 'all' }] }];
  });
}

/** A password that its step has no element for, though it has the account. */
function absentSecrets(node: SequenceNode, fields: readonly SecretField[]): SecretPlace[] {
  return fields.flatMap(({ property, variable, account, optional }): SecretPlace[] => {
    if (account === null || findVariable(node.variables, property, variable)) return [];
    const name = findVariable(node.variables, account)?.text.trim() ?? '';
    return name === '' ? [] : [{ step: node.path, property, optional, silent: false, parts: [] }];
  });
}

/** Passwords that the action line of a known step repeats. */
function actionSecrets(node: SequenceNode, fields: readonly SecretField[]): SecretPlace[] {
  const [first] = fields;
  if (!first) return [];
  const named = fields.flatMap(({ argument }) => (argument === null ? [] : [argument]));
  return [...named, ...passwordArguments].flatMap((argument): SecretPlace[] => {
    const { property, optional } = fields.find((field) => field.argument === argument) ?? first;
    const parts = argumentPart(node.action, argument);
    return parts.length === 0 ? [] : [{ step: node.path, property, optional, silent: false, parts }];
  });
}

/** Secrets of the rules of dynamic variables, which few steps have. */
function secretsOfRules(step: StepPath, variables: readonly Variable[]): SecretPlace[] {
  const ruled = variables.filter(({ rules }) => rules !== null);
  return ruled.length === 0 ? [] : [...ruleSecrets(step, ruled), ...ruleRemarks(step, ruled)];
}

/** Values of dynamic variables that are marked as secret, or whose variable is a documented secret. */
function ruleSecrets(step: StepPath, variables: readonly Variable[]): SecretPlace[] {
  return variables.flatMap((leaf) =>
    (leaf.rules ?? []).flatMap(({ name, secret, span }): SecretPlace[] => {
      const documented = documentedName(name);
      if (!secret && !documented) return [];
      const silent = !secret && (documented?.internal ?? false);
      const parts = [{ leaf, ranges: [span] }];
      return [{ step, property: `Rules/${name}`, optional: documented?.optional ?? false, silent, parts }];
    }),
  );
}

/** Comments in the rules of dynamic variables that hold a secret one. */
function ruleRemarks(step: StepPath, variables: readonly Variable[]): SecretPlace[] {
  const parts = variables.map((leaf): SecretPart => ({ leaf, ranges: remarkSecrets(leaf.text) }));
  return [{ step, property: 'Rules', optional: false, silent: true, parts }];
}

/** Comments anywhere in the sequence. */
function remarkPlaces(text: string): SecretPlace[] {
  const parts = remarkLeaves(text).map((leaf): SecretPart => ({ leaf, ranges: 'all' }));
  return [{ step: wholeSequence, property: 'comment', optional: false, silent: true, parts }];
}

/** The leaves that are no part of a place. */
function withoutParts<Some extends Leaf>(leaves: readonly Some[], { parts }: SecretPlace): readonly Some[] {
  const taken = new Set<Leaf>(parts.map(({ leaf }) => leaf));
  return leaves.filter((leaf) => !taken.has(leaf));
}

function secretsOfNode(node: SequenceNode): SecretPlace[] {
  const { path, variables, extras } = node;
  const { secrets: fields } = stepTypeOf(node.type);
  const set = setVariableSecret(node);
  return [
    ...(set ? [set] : []),
    ...secretsOfVariables(path, set ? withoutParts(variables, set) : variables),
    ...absentSecrets(node, fields),
    ...actionSecrets(node, fields),
    ...secretsOfRules(path, variables),
    ...secretsOfExtras(path, extras),
  ];
}

/**
 * Every documented secret of a sequence, filled or not, in document order
 * (libs/domain/docs/secrets.md, "Documented secrets"). Not `<PolicySecret>` elements, which can stand in any text:
 * `withoutPolicySecrets` finds those.
 */
export function findSecrets(sequence: Sequence): SecretPlace[] {
  const { globals, extras } = sequence;
  return [
    ...secretsOfVariables(wholeSequence, globals),
    ...secretsOfExtras(wholeSequence, extras),
    ...remarkPlaces(sequence.text),
    ...allNodes(sequence).flatMap(secretsOfNode),
  ];
}
