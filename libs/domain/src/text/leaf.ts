/** A range of the text: `end` is the offset after its last unit. */
export type Span = { readonly start: number; readonly end: number };

/** An element that holds text. `span` is its raw content; for `<x/>` it is empty and stands after the tag. */
export type Leaf = {
  /** Name of the element. */
  readonly element: string;
  /** The value: references and CDATA resolved, CR kept. */
  readonly text: string;
  readonly span: Span;
  /** Written as `<x/>`. */
  readonly selfClosing: boolean;
};
