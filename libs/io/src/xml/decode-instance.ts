import {
  AppError,
  consoleLayout,
  decodeXml,
  leafText,
  type Attributes,
  type Instance,
  type InstanceLayout,
  type Markup,
  type Property,
  type Qualifier,
  type Value,
  type XmlBudget,
} from '@tsferry/domain';
import { isOfCimType } from './cim-types.js';
import { indenter, isStartTag, valueContent } from './instance-markup.js';
import { readElements, type Element, type ElementTree } from './read-elements.js';

type Context = {
  readonly where: string;
  readonly gap: (level: number) => string;
  /**
   * Qualifiers of this document as they were read first, by level and text. Nearly every property has one of a few, so
   * sharing them saves most of the time and memory of an instance.
   */
  readonly qualifiers: Map<string, Qualifier>;
};

const declarationPattern = /^<\?xml[ \t\r\n][\s\S]*?\?>/;

/**
 * Reads an `object.xml`, in either layout, into a property bag from which `encodeInstance` writes the same bytes, hand-edited
 * documents included. Throws XML_ENCODING, XML_MALFORMED, XML_DTD and XML_LIMIT; SCHEMA when it is no CIM XML instance,
 * has a property twice (ignoring case, as WMI compares names), or has a value that is not of its type.
 * `where` names the document in messages; `budget` is shared with documents nested in its values.
 */
export function decodeInstance(bytes: Uint8Array, where: string, budget?: XmlBudget): Instance {
  const { text, bom } = decodeXml(bytes, where);
  const declaration = declarationPattern.exec(text)?.[0] ?? '';
  const tree = readElements(text, where, declaration.length, budget);
  const layout: InstanceLayout = {
    ...layoutOf(tree),
    bom,
    declaration,
    tail: tree.tail,
    ...(bytes[0] === 0xff && { encoding: 'utf-16le' as const }),
  };
  return { ...toInstance(tree.root, 0, { where, gap: indenter(layout), qualifiers: new Map() }), layout };
}

/** The layout, as the first line end inside the outermost element tells it. */
function layoutOf({ root }: ElementTree): Pick<InstanceLayout, 'style' | 'lineEnd'> {
  const first = root.children[0]?.before;
  if (first === undefined || first.includes('\r\n')) return consoleLayout;
  return first.includes('\n') ? { style: 'lines', lineEnd: '\n' } : { style: 'single', lineEnd: '\r\n' };
}

/** What differs from the rule; nothing for what the console wrote. */
function markupOf(element: Element, level: number, { gap }: Context): Markup | undefined {
  // Nothing stands before the outermost element.
  const before = level === 0 ? '' : gap(level);
  const beforeClose = element.children.length > 0 ? gap(level) : '';
  const isOpen = isStartTag(element.open, element.name, element.attributes);
  // An end tag of the shortest length behind what should stand before it.
  const isClose =
    element.close.length === beforeClose.length + element.name.length + 3 && element.close.startsWith(beforeClose);
  if (element.before === before && isOpen && isClose) return undefined;
  return {
    ...(element.before !== before && { before: element.before }),
    ...(!isOpen && { open: element.open }),
    ...(!isClose && element.close !== '' && { close: element.close }),
  };
}

function schemaError({ where }: Context, message: string, details: Record<string, unknown> = {}): AppError {
  return new AppError('SCHEMA', `${where}: ${message}`, {
    hint: 'The object is not one that Configuration Manager wrote. Export it again.',
    details: { where, ...details },
  });
}

function attributesOf(element: Element): Attributes {
  return [...element.attributes];
}

function toValue(element: Element, level: number, context: Context): Value {
  const text = leafText(element.content);
  const markup = markupOf(element, level, context);
  const asRuled = element.content === valueContent(text);
  if (asRuled && !markup) return { text };
  return { text, ...(!asRuled && { lexical: element.content }), ...(markup && { markup }) };
}

function toValues(list: Element, level: number, context: Context): Value[] {
  return list.children.map((child) => toValue(child, level + 1, context));
}

function toQualifier(element: Element, level: number, context: Context): Qualifier {
  const [content] = element.children;
  const isPlain = element.children.length === 1 && content?.name === 'VALUE';
  if (!isPlain) return readQualifier(element, level, context);
  // Everything that the qualifier is made of; tags keep the parts apart.
  const key = `${level}${element.before}${element.open}${content.before}${content.open}${content.content}${content.close}${element.close}`;
  const known = context.qualifiers.get(key);
  if (known) return known;
  const qualifier = readQualifier(element, level, context);
  context.qualifiers.set(key, qualifier);
  return qualifier;
}

function readQualifier(element: Element, level: number, context: Context): Qualifier {
  const [content, second] = element.children;
  if (second) throw schemaError(context, `a QUALIFIER has <${second.name}> after <${content?.name}>.`);
  const markup = markupOf(element, level, context);
  return {
    attributes: attributesOf(element),
    value: content?.name === 'VALUE' ? toValue(content, level + 1, context) : null,
    ...(content?.name === 'VALUE.ARRAY' && {
      values: toValues(content, level + 1, context),
      ...listMarkup(content, level + 1, context),
    }),
    ...(markup && { markup }),
  };
}

function listMarkup(list: Element, level: number, context: Context): { list?: Markup } {
  const markup = markupOf(list, level, context);
  return markup ? { list: markup } : {};
}

/** Qualifiers come first and at most one other element follows (CIM DTD). */
function split(element: Element, context: Context): { qualifiers: readonly Element[]; content: Element | undefined } {
  const count = element.children.findIndex((child) => child.name !== 'QUALIFIER');
  if (count < 0) return { qualifiers: element.children, content: undefined };
  const rest = element.children.slice(count);
  if (rest.length > 1) {
    const name = element.attributes.get('NAME') ?? element.name;
    throw schemaError(context, `${name} has <${rest[1]?.name}> after <${rest[0]?.name}>.`, { property: name });
  }
  return { qualifiers: element.children.slice(0, count), content: rest[0] };
}

function checkTypes(name: string, type: string | undefined, values: readonly Value[], context: Context): void {
  for (const { text } of values) {
    if (isOfCimType(type, text)) continue;
    const shown = JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
    throw schemaError(context, `the property ${name} is ${shown}, which is no ${type}.`, { property: name, type });
  }
}

function toProperty(element: Element, level: number, context: Context): Property {
  const name = element.attributes.get('NAME');
  if (!name) throw schemaError(context, `<${element.name}> has no NAME.`);
  const { qualifiers, content } = split(element, context);
  const read = qualifiers.map((qualifier) => toQualifier(qualifier, level + 1, context));
  const property = withContent(element, name, read, content, level + 1, context);
  const markup = markupOf(element, level, context);
  return markup ? { ...property, markup } : property;
}

/** The property with its value; members are named one by one, since an instance has a hundred of them. */
function withContent(
  element: Element,
  name: string,
  qualifiers: readonly Qualifier[],
  content: Element | undefined,
  inner: number,
  context: Context,
): Property {
  const attributes = attributesOf(element);
  const type = element.attributes.get('TYPE');
  switch (element.name) {
    case 'PROPERTY': {
      const value = content ? toValue(content, inner, context) : null;
      if (value) checkTypes(name, type, [value], context);
      return { kind: 'scalar', name, attributes, qualifiers, value };
    }
    case 'PROPERTY.ARRAY': {
      const values = content ? toValues(content, inner, context) : null;
      if (values) checkTypes(name, type, values, context);
      const list = content ? listMarkup(content, inner, context) : {};
      return { kind: 'array', name, attributes, qualifiers, values, ...list };
    }
    case 'PROPERTY.OBJECTARRAY': {
      const objects = content?.children.map((child) => toEmbedded(child, inner + 1, context)) ?? null;
      const list = content ? listMarkup(content, inner, context) : {};
      return { kind: 'objects', name, attributes, qualifiers, objects, ...list };
    }
    default:
      return {
        kind: 'object',
        name,
        attributes,
        qualifiers,
        object: content ? toEmbedded(content, inner, context) : null,
      };
  }
}

/** The instance inside a VALUE.OBJECT. */
function toEmbedded(wrapper: Element, level: number, context: Context): Instance {
  const [instance, second] = wrapper.children;
  if (!instance || second) throw schemaError(context, 'a VALUE.OBJECT does not hold one INSTANCE.');
  const markup = markupOf(wrapper, level, context);
  return { ...toInstance(instance, level + 1, context), ...(markup && { wrapper: markup }) };
}

function toInstance(element: Element, level: number, context: Context): Instance {
  const className = element.attributes.get('CLASSNAME');
  if (!className) throw schemaError(context, 'an INSTANCE has no CLASSNAME.');
  const first = element.children.findIndex((child) => child.name !== 'QUALIFIER');
  const count = first < 0 ? element.children.length : first;
  const names = new Set<string>();
  const properties = element.children.slice(count).map((child) => {
    if (child.name === 'QUALIFIER') throw schemaError(context, `${className} has a QUALIFIER after a property.`);
    const property = toProperty(child, level + 1, context);
    const key = property.name.toLowerCase();
    if (names.has(key)) {
      throw schemaError(context, `${className} has the property ${property.name} twice.`, { property: property.name });
    }
    names.add(key);
    return property;
  });
  const qualifiers = element.children.slice(0, count).map((child) => toQualifier(child, level + 1, context));
  const markup = markupOf(element, level, context);
  const instance: Instance = { className, attributes: attributesOf(element), qualifiers, properties };
  return markup ? { ...instance, markup } : instance;
}
