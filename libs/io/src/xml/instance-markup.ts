import { cdata, escapeAttribute, leafText, type Attributes, type InstanceLayout, type Value } from '@tsferry/domain';

/** How the rule of the console writes CIM XML: shared by the decoder, which notes what differs, and the encoder. */

/** The start tag of an element. */
export function startTag(name: string, attributes: Iterable<Attributes[number]>): string {
  let tag = `<${name}`;
  for (const [key, value] of attributes) tag += ` ${key}="${escapeAttribute(value)}"`;
  return `${tag}>`;
}

/** Whether a start tag, known to be well formed, is written as `startTag` would. Makes no text: there are thousands. */
export function isStartTag(tag: string, name: string, attributes: ReadonlyMap<string, string>): boolean {
  let at = name.length + 1;
  const next = (part: string): boolean => {
    const is = tag.startsWith(part, at);
    at += part.length;
    return is;
  };
  for (const [key, value] of attributes) {
    if (!(next(' ') && next(key) && next('="') && next(escapeAttribute(value)) && next('"'))) return false;
  }
  return at === tag.length - 1;
}

/**
 * The content of a VALUE: text that holds markup is wrapped whole in CDATA (libs/io/docs/archive-format.md, "Objects").
 */
export function valueContent(text: string): string {
  return /[<>&]/.test(text) ? cdata(text) : text;
}

/** The content of a VALUE as it is written: `lexical` for as long as it spells the text. */
export function writtenValue(value: Value): string {
  const { lexical } = value;
  return lexical !== undefined && leafText(lexical) === value.text ? lexical : valueContent(value.text);
}

/** Gives the white space before a tag at each level: a new line and two spaces a level, or nothing. */
export function indenter(layout: InstanceLayout): (level: number) => string {
  if (layout.style === 'single') return () => '';
  const gaps: string[] = [];
  return (level) => (gaps[level] ??= layout.lineEnd + '  '.repeat(level));
}
