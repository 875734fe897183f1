import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import {
  AppError,
  decodeXml,
  escapeAttribute,
  escapeText,
  leafText,
  readXml,
  requireXmlText,
  type XmlBudget,
} from '@tsferry/domain';

/** An element of a small part: manifest, relationships, core properties, string arrays. */
export type PartElement = {
  /** With its prefix when it is written; without when it was read. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly PartElement[];
  /** Its character data, decoded; that between its children too. */
  readonly text: string;
};

/** What a part must be: the name of its root without a prefix, and the namespaces that its elements may be in. */
export type PartShape = { readonly root: string; readonly namespaces: readonly string[] };

/** How a part is written. Every one is UTF-8. */
export type PartForm = {
  readonly bom: boolean;
  readonly declaration: boolean;
  /** `lines`: CRLF and two spaces a level; `single`: all on one line. */
  readonly style: 'lines' | 'single';
};

/** As fast-xml-parser gives and takes it: one key for the name, `:@` for the attributes. */
type Node = Record<string, unknown>;

const textName = '#text';

/**
 * The only settings that change no value (.github/decisions.md, "XML is read by three readers"): references stay as
 * written and are decoded here.
 */
const exact = {
  preserveOrder: true,
  processEntities: false,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  textNodeName: textName,
} as const;
const parser = new XMLParser({
  ...exact,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  maxNestedTags: 1000,
});
const builder = new XMLBuilder({ ...exact, suppressEmptyNode: true, suppressBooleanAttributes: false });

function refuse(where: string, what: string): never {
  throw new AppError('SCHEMA', `${where} ${what}`, {
    hint: 'The part is not one that Configuration Manager wrote. Export it again.',
    details: { where },
  });
}

/** A character that the text does not hold. The parser turns CR LF into LF; what stands for CR gets past it. */
function standInFor(text: string): string {
  for (let code = 0xe000; code <= 0xf8ff; code++) {
    const character = String.fromCharCode(code);
    if (!text.includes(character)) return character;
  }
  return '';
}

/**
 * The strict pass over a part. The result is its tags as written and, between them, plain text: CDATA is resolved,
 * comments and instructions are gone, and the stand-in stands for every CR.
 */
function check(text: string, where: string, shape: PartShape, standIn: string, budget?: XmlBudget): string {
  const pieces: string[] = [];
  let last = 0;
  let isRoot = true;
  const between = (to: number) => {
    const raw = text.slice(last, to);
    pieces.push((raw.includes('<') ? escapeText(leafText(raw)) : raw).replaceAll('\r', standIn));
  };
  readXml(
    text,
    where,
    {
      open(tag) {
        const name = localName(tag.name);
        if (isRoot && name !== shape.root) refuse(where, `has <${tag.name}> as its root instead of <${shape.root}>.`);
        if (!shape.namespaces.includes(tag.namespace)) {
          refuse(where, `has <${tag.name}> in the namespace "${tag.namespace}".`);
        }
        if (!isRoot) between(tag.start);
        pieces.push(text.slice(tag.start, tag.contentStart));
        isRoot = false;
        last = tag.contentStart;
      },
      close(_name, contentEnd, end) {
        between(contentEnd);
        if (contentEnd < end) pieces.push(text.slice(contentEnd, end));
        last = end;
      },
    },
    budget,
  );
  return pieces.join('');
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function toElements(
  nodes: readonly Node[],
  restore: (text: string) => string,
): { elements: PartElement[]; text: string } {
  const elements: PartElement[] = [];
  let text = '';
  for (const node of nodes) {
    const name = Object.keys(node).find((key) => key !== ':@') ?? '';
    const content = node[name];
    if (name === textName) text += restore(leafText(String(content)));
    else {
      const inner = toElements(content as Node[], restore);
      const attributes = Object.entries((node[':@'] ?? {}) as Record<string, string>);
      elements.push({
        name: localName(name),
        attributes: new Map(attributes.map(([key, value]) => [key, attributeText(value)])),
        children: inner.elements,
        text: inner.text,
      });
    }
  }
  return { elements, text };
}

/** White space in an attribute is a space unless it is written as a reference (XML 1.0, 3.3.3). */
function attributeText(raw: string): string {
  return leafText(raw.replace(/[\t\r\n]/g, ' '));
}

/**
 * Reads a small part: first the strict checker, then fast-xml-parser on what it let through. Values are kept to the
 * character, raw CR included. Throws XML_ENCODING, XML_MALFORMED, XML_DTD and XML_LIMIT; SCHEMA for another root or a
 * foreign namespace.
 */
export function readPart(bytes: Uint8Array, where: string, shape: PartShape, budget?: XmlBudget): PartElement {
  const { text } = decodeXml(bytes, where);
  const standIn = standInFor(text);
  const checked = check(text, where, shape, standIn, budget);
  let nodes: Node[];
  try {
    nodes = parser.parse(checked) as Node[];
  } catch (cause) {
    // It refuses names such as __proto__, which no part has.
    throw new AppError('SCHEMA', `${where} has an element that no part of an export has.`, {
      hint: 'The part is not one that Configuration Manager wrote. Export it again.',
      details: { where },
      cause,
    });
  }
  const restore = (value: string) => (standIn === '' ? value : value.replaceAll(standIn, '\r'));
  const [root] = toElements(nodes, restore).elements;
  return root ?? refuse(where, 'has no root.');
}

/** Attributes as a table that keeps their order. */
function attributes(table: readonly (readonly [name: string, value: string])[]): ReadonlyMap<string, string> {
  return new Map(table);
}

/** An element to write. */
export function element(
  name: string,
  table: readonly (readonly [name: string, value: string])[] = [],
  content: readonly PartElement[] | string = [],
): PartElement {
  const isText = typeof content === 'string';
  return { name, attributes: attributes(table), children: isText ? [] : content, text: isText ? content : '' };
}

/** A CR LF is written raw, as the console does; a CR alone as a reference, since every parser turns it into LF. */
function writtenText(text: string): string {
  return escapeText(text).replace(/\r(?!\n)/g, '&#xD;');
}

function toNode(part: PartElement, level: number, style: PartForm['style']): Node {
  const table = Object.fromEntries([...part.attributes].map(([name, value]) => [name, escapeAttribute(value)]));
  const gap = (at: number): Node[] => (style === 'lines' ? [{ [textName]: `\r\n${'  '.repeat(at)}` }] : []);
  const children = part.children.flatMap((child) => [...gap(level + 1), toNode(child, level + 1, style)]);
  const text = part.text === '' ? [] : [{ [textName]: writtenText(part.text) }];
  const content = [...text, ...children, ...(children.length > 0 ? gap(level) : [])];
  return { [part.name]: content, ...(part.attributes.size > 0 && { ':@': table }) };
}

function requireText(part: PartElement, where: string): void {
  for (const [name, value] of part.attributes) requireXmlText(value, `${where}: ${name}`);
  requireXmlText(part.text, `${where}: <${part.name}>`);
  for (const child of part.children) requireText(child, where);
}

/**
 * Writes a small part in the bytes of the console. Text holds no children beside it. Throws SCHEMA for a character that XML cannot carry.
 */
export function writePart(root: PartElement, form: PartForm, where: string): Uint8Array {
  requireText(root, where);
  // Outside of tags every `>` is escaped, and no value holds a raw `&`, so both replacements touch the builder's own only.
  const built = builder
    .build([toNode(root, 0, form.style)])
    .replaceAll('/>', ' />')
    .replaceAll('&apos;', "'");
  const declaration = form.declaration ? '<?xml version="1.0" encoding="utf-8"?>' : '';
  return Buffer.from(`${form.bom ? '\uFEFF' : ''}${declaration}${built}`);
}
