import { AppError } from '../error.js';
import { withoutPolicySecrets } from '../policy-secret/find-policy-secrets.js';
import { createXmlBudget, type XmlBudget } from '../xml/limits.js';
import { readXml } from '../xml/read-xml.js';
import type { XmlTag } from '../xml/xml-handler.js';
import { leafText } from '../xml/xml-text.js';
import { readRules } from './read-rules.js';
import type { Condition, ExtraElement, ReferenceEntry, Sequence, SequenceNode, Variable } from './sequence.js';
import type { Leaf, Span } from '../text/leaf.js';

type Draft<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : T[K] };
type NodeDraft = Omit<Draft<SequenceNode>, 'condition'> & { condition: Condition[] | null };

type Frame = {
  readonly tag: XmlTag;
  /** The step around it; null outside of every step. */
  readonly node: NodeDraft | null;
  /** Where a line of a condition goes; null outside of conditions. */
  readonly conditions: Condition[] | null;
  /** Where a variable goes. */
  readonly variables: Variable[];
  /** Names in the variable list around it; null outside of one. */
  readonly names: Set<string> | null;
  readonly entries: ReferenceEntry[] | null;
  /** A variable or action, or an element inside one: its content is a value, whatever it holds. */
  readonly value: boolean;
  /** Set once an element opens inside it. */
  parent: boolean;
};

const childType = 'sms_tasksequence_subtasksequence';
const dynamicVariablesType = 'sms_tasksequence_setdynamicvariablesaction';
const nodeKinds: ReadonlyMap<string, SequenceNode['kind']> = new Map([
  ['group', 'group'],
  ['step', 'step'],
  ['subtasksequence', 'child'],
]);

function schema(where: string, why: string, hint: string, offset: number): AppError {
  return new AppError('SCHEMA', `${where} ${why}.`, { hint, details: { where, offset } });
}

function isTrue(value: string | undefined): boolean {
  return value?.trim().toLowerCase() === 'true';
}

/** Where the raw value of an attribute stands in a start tag that is known to be well formed. */
function attributeSpan(text: string, tag: XmlTag, name: string): Span {
  const pattern = /([^\s=<>/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
  for (const match of text.slice(tag.start, tag.contentStart).matchAll(pattern)) {
    if (match[1] !== name) continue;
    const end = tag.start + match.index + match[0].length - 1;
    return { start: end - (match[2] ?? match[3] ?? '').length, end };
  }
  return { start: tag.contentStart, end: tag.contentStart };
}

function toEntry(text: string, tag: XmlTag, end: number): ReferenceEntry {
  const kind = (['package', 'application'] as const).find((name) => tag.attributes.has(name));
  return {
    kind: kind ?? 'other',
    id: (kind && tag.attributes.get(kind)) ?? '',
    program: tag.attributes.get('program') ?? null,
    span: { start: tag.start, end },
    idSpan: attributeSpan(text, tag, kind ?? ''),
  };
}

function openNode(kind: SequenceNode['kind'], tag: XmlTag, parent: NodeDraft | null, siblings: number): NodeDraft {
  const name = tag.attributes.get('name') ?? '';
  const type = tag.attributes.get('type') ?? '';
  const disabled = isTrue(tag.attributes.get('disable'));
  const above = parent?.path ?? { names: [], index: [] };
  return {
    kind: kind === 'step' && type.toLowerCase() === childType ? 'child' : kind,
    type,
    name,
    description: tag.attributes.get('description') ?? '',
    disabled,
    enabled: !disabled && (parent?.enabled ?? true),
    continueOnError: isTrue(tag.attributes.get('continueOnError')),
    attributes: tag.attributes,
    condition: null,
    action: null,
    variables: [],
    extras: [],
    children: [],
    // Not spread, which leaves room for more in arrays that are kept for every step.
    // A path is shown wherever a step is told of.
    path: { names: above.names.concat(withoutPolicySecrets(name)), index: above.index.concat(siblings) },
    span: { start: tag.start, end: tag.contentStart },
  };
}

/**
 * Reads the text of a task sequence into a step tree. The order of elements does not matter; unknown elements, attributes
 * and step types are carried. `where` names the sequence in messages; `budget` is the one of the document around it.
 * Throws what `readXml` throws, for the rules of Set Dynamic Variables too, and SCHEMA for another root, an unnamed
 * variable, the same variable twice in one list, a step, list or value inside a value, a second reference list, or a line
 * of it inside another.
 */
export function readSequence(text: string, where: string, budget: XmlBudget = createXmlBudget()): Sequence {
  const nodes: NodeDraft[] = [];
  const globals: Variable[] = [];
  const extras: ExtraElement[] = [];
  const stack: Frame[] = [];
  let root: XmlTag | undefined;
  let list: { entries: ReferenceEntry[]; span: Span; content: Span } | null = null;

  const addVariable = (frame: Frame, { element, text: value, span, selfClosing }: Leaf): void => {
    const { attributes, start } = frame.tag;
    const name = attributes.get('name');
    const hint = 'Mend the step in the task sequence editor and export it again.';
    if (name === undefined) throw schema(where, 'has a variable without a name', hint, start);
    if (frame.names?.has(name)) throw schema(where, `has the variable "${name}" twice in one step`, hint, start);
    frame.names?.add(name);
    const property = attributes.get('property') ?? name;
    // Names of variables and of WMI classes and properties are compared ignoring case.
    const isRules =
      name.toLowerCase() === 'osdsetdynamicvariablesrules' ||
      (property.toLowerCase() === 'rules' && frame.node?.type.toLowerCase() === dynamicVariablesType);
    const rules =
      isRules && value.trim() !== ''
        ? readRules(value, `${where} rules of "${frame.node?.path.names.join('/') ?? ''}"`, budget)
        : null;
    const hidden = isTrue(attributes.get('hidden'));
    // Named one by one: copying all members costs more than reading the variable, and a sequence has thousands.
    frame.variables.push({ element, text: value, span, selfClosing, name, property, hidden, rules });
  };

  const open = (tag: XmlTag): Frame => {
    const outer = stack.at(-1);
    if (!outer) {
      if (tag.name !== 'sequence' || tag.namespace !== '') {
        const hint = 'A task sequence has the root element <sequence>, in no namespace.';
        throw schema(where, `begins with <${tag.name}>, which is no task sequence`, hint, tag.start);
      }
      root = tag;
      const nothing = { node: null, conditions: null, names: null, entries: null, value: false, parent: false };
      return { tag, ...nothing, variables: globals };
    }
    outer.parent = true;
    const isKnown = tag.namespace === '';
    if (outer.value && isKnown && isStructure(tag.name)) {
      const hint = 'Mend the step in the task sequence editor and export it again.';
      throw schema(where, `has <${tag.name}> inside a value`, hint, tag.start);
    }
    const value = outer.value || (isKnown && (tag.name === 'variable' || tag.name === 'action'));
    const { node, conditions, variables, names, entries } = outer;
    const inner: Frame = { tag, node, conditions, variables, names, entries, value, parent: false };
    if (!isKnown) return inner;
    const kind = nodeKinds.get(tag.name);
    if (kind && !outer.conditions) {
      const siblings = outer.node?.children ?? nodes;
      const own = openNode(kind, tag, outer.node, siblings.length);
      siblings.push(own);
      return { ...inner, node: own, variables: own.variables, names: null };
    }
    switch (tag.name) {
      case 'defaultVarList':
      case 'globalVarList':
        return { ...inner, names: new Set() };
      case 'referenceList':
        if (outer.tag !== root) return inner;
        if (list) throw schema(where, 'has two reference lists', 'Export the task sequence again.', tag.start);
        list = { entries: [], span: { start: tag.start, end: 0 }, content: { start: tag.contentStart, end: 0 } };
        return { ...inner, entries: list.entries };
      case 'condition':
        if (!outer.node) return inner;
        return { ...inner, conditions: (outer.node.condition ??= []), names: null };
      case 'operator':
      case 'expression': {
        if (!outer.conditions) return inner;
        const type = tag.attributes.get('type') ?? '';
        if (tag.name === 'operator') {
          const lines: Condition[] = [];
          outer.conditions.push({ kind: 'operator', type, conditions: lines });
          return { ...inner, conditions: lines };
        }
        const compared: Variable[] = [];
        outer.conditions.push({ kind: 'expression', type, variables: compared });
        return { ...inner, variables: compared };
      }
      default:
        return inner;
    }
  };

  const close = (frame: Frame, contentEnd: number, end: number): void => {
    const { tag, node } = frame;
    const start = tag.contentStart;
    const span = { start, end: tag.selfClosing ? start : contentEnd };
    const known = tag.namespace === '' ? tag.name : '';
    const leaf = (): Leaf => ({
      element: tag.name,
      text: leafText(text.slice(span.start, span.end)),
      span,
      selfClosing: tag.selfClosing,
    });
    if (known === 'variable') addVariable(frame, leaf());
    else if (known === 'action' && node && !node.action && !frame.conditions) node.action = leaf();
    else if (known === 'reference' && frame.entries) {
      // Removing the outer line would remove the inner one, and moving both would edit one text twice.
      if ((frame.entries.at(-1)?.span.start ?? 0) > tag.start)
        throw schema(where, 'has a line of the reference list inside another', 'Export it again.', tag.start);
      frame.entries.push(toEntry(text, tag, end));
    } else if (known === 'referenceList' && frame.entries && list) {
      list.span = { start: tag.start, end };
      list.content = span;
    } else if (nodeKinds.has(known) && node?.span.start === tag.start) node.span = { start: tag.start, end };
    else if (!frame.parent && !stack.at(-1)?.value && tag !== root && !lists.has(known)) {
      (node?.extras ?? extras).push({ ...leaf(), attributes: tag.attributes });
    }
  };

  readXml(
    text,
    where,
    {
      open: (tag) => void stack.push(open(tag)),
      close: (_, contentEnd, end) => {
        const frame = stack.pop();
        if (frame) close(frame, contentEnd, end);
      },
    },
    budget,
  );
  const { attributes, contentStart } = root as unknown as XmlTag;
  return { text, version: attributes.get('version') ?? '', referenceList: list, globals, extras, nodes, contentStart };
}

const lists: ReadonlySet<string> = new Set(['condition', 'operator', 'expression', 'defaultVarList', 'globalVarList']);

/** Whether an element of that name means something wherever it stands, so that no value can hold it. */
function isStructure(name: string): boolean {
  return name === 'variable' || name === 'action' || name === 'referenceList' || nodeKinds.has(name) || lists.has(name);
}
