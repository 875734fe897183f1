/** Where a text stands, and the name of the variable whose whole value it is, if it is one. */
export type TextContext = { readonly where: string; readonly variableName?: string };

/** The place of a value in a text, in UTF-16 units. */
export type Span = { readonly start: number; readonly end: number };

/** One thing that gives a secret away. Rules work in time linear in the text: windows behind a hit are bounded. */
export type Rule = {
  /** Named in reports; never changes. */
  readonly id: string;
  /** Lower-case words; a text with none of them holds nothing for the rule. Empty: always tried. */
  readonly hints: readonly string[];
  /** Places of the values, in any order. */
  find(text: string, context: TextContext): Iterable<Span>;
};
