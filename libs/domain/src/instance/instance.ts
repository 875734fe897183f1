/**
 * The property bag that every object is: a WMI instance as CIM XML describes it, in plain JSON data, with everything
 * that is needed to write it again byte for byte (export-format.md 5). Functions return new bags.
 */

/** Attributes in written order: unknown ones survive. */
export type Attributes = readonly (readonly [name: string, value: string])[];

/** A value as text. `lexical` is set only where the writer's own rule would have written it in another way. */
export type Value = { readonly text: string; readonly lexical?: string };

/** A WMI qualifier; `value` is null when it has no VALUE element. */
export type Qualifier = { readonly attributes: Attributes; readonly value: Value | null };

type Common = { readonly name: string; readonly attributes: Attributes; readonly qualifiers: readonly Qualifier[] };

/** `PROPERTY`; null is NULL (no VALUE element). */
export type ScalarProperty = Common & { readonly kind: 'scalar'; readonly value: Value | null };
/** `PROPERTY.ARRAY`; null is NULL (no VALUE.ARRAY element). */
export type ArrayProperty = Common & { readonly kind: 'array'; readonly values: readonly Value[] | null };
/** `PROPERTY.OBJECTARRAY`; null is NULL. */
export type ObjectArrayProperty = Common & { readonly kind: 'objects'; readonly objects: readonly Instance[] | null };
/** `PROPERTY.OBJECT`, in the DTD but in no real export seen; null is NULL. */
export type ObjectProperty = Common & { readonly kind: 'object'; readonly object: Instance | null };

/** Any property. `name` repeats the NAME attribute. */
export type Property = ScalarProperty | ArrayProperty | ObjectArrayProperty | ObjectProperty;

/** How the outermost instance is written. Left out inside other instances. */
export type InstanceLayout = {
  /** `lines`: one element a line, two spaces a level; `single`: all on one line (application exports). */
  readonly style: 'lines' | 'single';
  readonly lineEnd: '\r\n' | '\n';
  readonly bom: boolean;
  /** The XML declaration as written, '' when there is none. */
  readonly declaration: string;
  /** What follows the last end tag, '' in real exports. */
  readonly tail: string;
};

/** An ordered bag of typed properties. */
export type Instance = {
  readonly className: string;
  /** Attributes of INSTANCE, CLASSNAME included. */
  readonly attributes: Attributes;
  readonly qualifiers: readonly Qualifier[];
  readonly properties: readonly Property[];
  readonly layout?: InstanceLayout;
};

/** How the console writes an object inside a task sequence or package export. */
export const consoleLayout: InstanceLayout = {
  style: 'lines',
  lineEnd: '\r\n',
  bom: false,
  declaration: '',
  tail: '',
};
