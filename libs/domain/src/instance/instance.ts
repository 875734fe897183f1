/**
 * The property bag that every object is: a WMI instance as CIM XML describes it, in plain JSON data, with everything
 * that is needed to write it again byte for byte (libs/io/docs/archive-format.md, "Objects"). Functions return new
 * bags.
 */

/** Attributes in written order: unknown ones survive. */
export type Attributes = readonly (readonly [name: string, value: string])[];

/**
 * How an element stands in a hand-edited export, where the layout's own rule would write it otherwise. Only what
 * differs is there, so that what the console wrote carries none of it.
 */
export type Markup = {
  /** White space and comments before the start tag. */
  readonly before?: string;
  /** The start tag; the whole element when it closes itself (`<VALUE/>`). */
  readonly open?: string;
  /** White space and comments before the end tag, and the end tag. */
  readonly close?: string;
};

/**
 * A value as text. `lexical`, the content of its element as written, is set only where the writer's own rule would
 * have written it in another way, and is ignored once it no longer spells `text`.
 */
export type Value = { readonly text: string; readonly lexical?: string; readonly markup?: Markup };

/** A WMI qualifier; `value` is null when it has no VALUE element. `values` when it has a VALUE.ARRAY. */
export type Qualifier = {
  readonly attributes: Attributes;
  readonly value: Value | null;
  readonly values?: readonly Value[];
  readonly markup?: Markup;
  /** Of its VALUE.ARRAY. */
  readonly list?: Markup;
};

type Common = {
  readonly name: string;
  readonly attributes: Attributes;
  readonly qualifiers: readonly Qualifier[];
  readonly markup?: Markup;
};

/** `PROPERTY`; null is NULL (no VALUE element). */
export type ScalarProperty = Common & { readonly kind: 'scalar'; readonly value: Value | null };
/** `PROPERTY.ARRAY`; null is NULL (no VALUE.ARRAY element). `list` is the markup of VALUE.ARRAY. */
export type ArrayProperty = Common & {
  readonly kind: 'array';
  readonly values: readonly Value[] | null;
  readonly list?: Markup;
};
/** `PROPERTY.OBJECTARRAY`; null is NULL. `list` is the markup of VALUE.OBJECTARRAY. */
export type ObjectArrayProperty = Common & {
  readonly kind: 'objects';
  readonly objects: readonly Instance[] | null;
  readonly list?: Markup;
};
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
  /** Set for a document in UTF-16LE, which no console writes. */
  readonly encoding?: 'utf-16le';
};

/** An ordered bag of typed properties. */
export type Instance = {
  readonly className: string;
  /** Attributes of INSTANCE, CLASSNAME included. */
  readonly attributes: Attributes;
  readonly qualifiers: readonly Qualifier[];
  readonly properties: readonly Property[];
  readonly layout?: InstanceLayout;
  readonly markup?: Markup;
  /** Of the VALUE.OBJECT around an instance inside another. */
  readonly wrapper?: Markup;
};

/** How the console writes an object inside a task sequence or package export. */
export const consoleLayout: InstanceLayout = {
  style: 'lines',
  lineEnd: '\r\n',
  bom: false,
  declaration: '',
  tail: '',
};
