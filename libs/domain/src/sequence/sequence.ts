/**
 * The step tree over the text of a task sequence (libs/domain/docs/task-sequences.md, "The text"). It says where
 * everything stands, so that a change is an edit at a place. Nothing is ever written back from the tree.
 * Positions are UTF-16 units in `Sequence.text`.
 */
import type { Span, Leaf } from '../text/leaf.js';
import type { StepPath } from '../reference/step-path.js';

/**
 * A value inside the rules of Set Dynamic Variables (libs/domain/docs/task-sequences.md, "Rules of dynamic variables").
 * `span` is relative to the value of the rules.
 */
export type RuleVariable = {
  readonly name: string;
  /** `IsSecret="true"`. */
  readonly secret: boolean;
  readonly span: Span;
};

/** `<variable>`: two names meet in it, the task sequence variable's and the WMI property's. */
export type Variable = Leaf & {
  readonly name: string;
  /** The WMI property; the variable's own name where none is written. */
  readonly property: string;
  /** Not shown as a task sequence variable; says nothing about secrecy. */
  readonly hidden: boolean;
  /** What the rules of Set Dynamic Variables hold; null for every other variable. */
  readonly rules: readonly RuleVariable[] | null;
};

/** An element that no rule knows and that holds no other element. */
export type ExtraElement = Leaf & { readonly attributes: ReadonlyMap<string, string> };

/** One line of a condition. */
export type Condition =
  | { readonly kind: 'operator'; readonly type: string; readonly conditions: readonly Condition[] }
  | { readonly kind: 'expression'; readonly type: string; readonly variables: readonly Variable[] };

/** A group, a step, or a child task sequence (Run Task Sequence). */
export type SequenceNode = {
  readonly kind: 'group' | 'step' | 'child';
  /** `SMS_TaskSequence_RunCommandLineAction`; '' for a group. */
  readonly type: string;
  readonly name: string;
  readonly description: string;
  /** Its own `disable="true"`. */
  readonly disabled: boolean;
  /** False when it, or any group above it, is disabled. */
  readonly enabled: boolean;
  readonly continueOnError: boolean;
  /** All attributes in written order, unknown ones included. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Null without a `<condition>`; its lines must all hold. */
  readonly condition: readonly Condition[] | null;
  readonly action: Leaf | null;
  readonly variables: readonly Variable[];
  readonly extras: readonly ExtraElement[];
  readonly children: readonly SequenceNode[];
  readonly path: StepPath;
  readonly span: Span;
};

/** A line of `<referenceList>`; `other` has neither a package nor an application. */
export type ReferenceEntry = {
  readonly kind: 'package' | 'application' | 'other';
  readonly id: string;
  readonly program: string | null;
  /** The whole element. */
  readonly span: Span;
  /** The raw value of the attribute that holds the id. */
  readonly idSpan: Span;
};

/** `<referenceList>`: what the enabled steps need (libs/domain/docs/task-sequences.md, "The reference list"). */
export type ReferenceList = {
  readonly entries: readonly ReferenceEntry[];
  /** The whole element. */
  readonly span: Span;
  /** Between its tags; for `<referenceList/>` empty and after the tag. */
  readonly content: Span;
};

/** A task sequence: its text, and what stands where in it. */
export type Sequence = {
  readonly text: string;
  /** `@version`, never changed (libs/domain/docs/task-sequences.md, "The text"). */
  readonly version: string;
  /** Null when the sequence has none. */
  readonly referenceList: ReferenceList | null;
  readonly globals: readonly Variable[];
  /** Unknown elements outside of every step. */
  readonly extras: readonly ExtraElement[];
  readonly nodes: readonly SequenceNode[];
  /** Offset after the start tag of `<sequence>`. */
  readonly contentStart: number;
};

/** Every node, parents before children, in document order. */
export function allNodes(sequence: Sequence): SequenceNode[] {
  const found: SequenceNode[] = [];
  const visit = (nodes: readonly SequenceNode[]): void => {
    for (const node of nodes) {
      found.push(node);
      visit(node.children);
    }
  };
  visit(sequence.nodes);
  return found;
}

/** Every variable inside a condition, to any depth. */
export function conditionVariables(conditions: readonly Condition[]): Variable[] {
  return conditions.flatMap((condition) =>
    condition.kind === 'operator' ? conditionVariables(condition.conditions) : condition.variables,
  );
}

/** Whether a name is `folded`, which is in lower case and ASCII, ignoring case as task sequence variables do. */
export function isNamed(name: string, folded: string): boolean {
  // Nearly all names differ in length already, and need not be folded.
  return name.length === folded.length && name.toLowerCase() === folded;
}

/** The variable of that WMI property or of that name, ignoring case as task sequence variables do. */
export function findVariable(variables: readonly Variable[], ...names: readonly string[]): Variable | undefined {
  const wanted = names.map((name) => name.toLowerCase());
  return variables.find(({ name, property }) =>
    wanted.some((folded) => isNamed(property, folded) || isNamed(name, folded)),
  );
}
