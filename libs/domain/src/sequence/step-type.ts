import type { ReferenceKind } from '../reference/reference.js';
import type { Variable } from './sequence.js';

/** A place in a step that names an object (libs/domain/docs/task-sequences.md, "Where a reference stands"). */
export type ReferenceField = {
  /** WMI property. `#` stands for a number: arrays are written as numbered names. */
  readonly property: string;
  /** Name of the task sequence variable, often the same. */
  readonly variable: string;
  readonly kind: ReferenceKind;
  /** Holds several ids, separated by commas. */
  readonly list: boolean;
  /** Argument of the action line that repeats the id, for example `/pkg:`; null when none does. */
  readonly argument: string | null;
  /** Property that names the program to run; null when none is. */
  readonly program: string | null;
  /** Property that repeats the display name of what is named; null when none does. */
  readonly display: string | null;
  /**
   * `reference`: the step needs it. `copy`: repeats what the list of the step names, and stands for it when that list is
   * empty. `child`: repeats what the child task sequence needs.
   */
  readonly role: 'reference' | 'copy' | 'child';
};

/** A documented secret of a step (libs/domain/docs/secrets.md, "Documented secrets"). */
export type SecretField = {
  readonly property: string;
  readonly variable: string;
  /** Variable of the account whose password it is; null when there is none. */
  readonly account: string | null;
  /** Product keys: cleared like passwords, but the step works without one. */
  readonly optional: boolean;
  /** Argument of the action line that repeats the value; null when none does. */
  readonly argument: string | null;
};

/** What a type of step is to tsferry. One file a type that has references or secrets; `step-types.ts` lists them all. */
export type StepType = {
  readonly type: string;
  /** The console's name for it. */
  readonly label: string;
  /** `by-name`: ids are found by another rule (libs/domain/docs/task-sequences.md, "Unknown steps"). */
  readonly references: readonly ReferenceField[] | 'by-name';
  readonly secrets: readonly SecretField[];
  /** The field that a variable of the step is, or undefined. */
  fieldOf(variable: Variable): ReferenceField | undefined;
};

type Required<T, K extends keyof T> = Partial<T> & Pick<T, K>;

/** What a file of `step-types/` states; the rest has defaults: a package, one id, no repetition. */
export type StepTypeDefinition = {
  readonly type: string;
  readonly label: string;
  readonly references?: readonly Required<ReferenceField, 'property'>[] | 'by-name';
  readonly secrets?: readonly Required<SecretField, 'property' | 'variable'>[];
};

/** A step type out of its definition. */
export function defineStepType(definition: StepTypeDefinition): StepType {
  const { type, label, references = [], secrets = [] } = definition;
  const fields =
    references === 'by-name'
      ? references
      : references.map((field): ReferenceField => ({
          variable: field.property,
          kind: 'package',
          list: false,
          argument: null,
          program: null,
          display: null,
          role: 'reference',
          ...field,
        }));
  const byName = new Map<string, ReferenceField>();
  if (fields !== 'by-name') {
    for (const field of fields) {
      byName.set(field.property.toLowerCase(), field);
      byName.set(field.variable.toLowerCase(), field);
    }
  }
  /** A field by its name, or by its name with `#` for the first number: `OSDPackage12Name` is `osdpackage#name`. */
  const find = (name: string): ReferenceField | undefined => {
    const key = name.toLowerCase();
    return byName.get(key) ?? (/[0-9]/.test(key) ? byName.get(key.replace(/\d+/, '#')) : undefined);
  };
  return {
    type,
    label,
    references: fields,
    secrets: secrets.map((field): SecretField => ({ account: null, optional: false, argument: null, ...field })),
    fieldOf: ({ property, name }) =>
      byName.size === 0 ? undefined : (find(property) ?? (name === property ? undefined : find(name))),
  };
}
