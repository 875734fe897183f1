/** An element as it opens. Offsets are UTF-16 units in the document's text. */
export type XmlTag = {
  readonly name: string;
  /** Attributes in the order they were written, values decoded, namespace declarations included. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Namespace of the element; '' when it has none. */
  readonly namespace: string;
  /** Offset of its `<`. */
  readonly start: number;
  /** Offset after the `>` of its start tag. */
  readonly contentStart: number;
  /** Written as `<x/>`. */
  readonly selfClosing: boolean;
};

/** What a reader is told, in document order. Text is read from the source with `leafText`. */
export type XmlHandler = {
  /** A start tag. */
  open?(tag: XmlTag): void;
  /** `contentEnd` is the offset of the `<` of the end tag, `end` the offset after its `>`. */
  close?(name: string, contentEnd: number, end: number): void;
};
