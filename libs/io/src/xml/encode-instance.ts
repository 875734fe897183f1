import {
  consoleLayout,
  requireXmlText,
  type Instance,
  type Markup,
  type Property,
  type Qualifier,
  type Value,
} from '@tsferry/domain';
import { indenter, startTag, writtenValue } from './instance-markup.js';

type Gap = (level: number) => string;
/** An element to write: its attributes, and how it was written when that was not the console's way. */
type Part = {
  readonly name: string;
  readonly attributes: Instance['attributes'];
  readonly markup?: Markup | undefined;
};

/**
 * Writes a property bag as `object.xml`: the bytes it was read from, where nothing was changed; in its own layout, or
 * in the console's when it has none. Throws SCHEMA for a character that XML cannot carry, naming the property.
 */
export function encodeInstance(instance: Instance): Uint8Array {
  const layout = instance.layout ?? consoleLayout;
  const text = layout.declaration + writeInstance(instance, 0, indenter(layout)) + layout.tail;
  return Buffer.from((layout.bom ? '\uFEFF' : '') + text, layout.encoding ?? 'utf8');
}

/** Writes an element around `content`, which begins with its own white space; null when it has no elements in it. */
function write(part: Part, level: number, gap: Gap, content: string | null): string {
  const { markup } = part;
  const before = markup?.before ?? (level === 0 ? '' : gap(level));
  const open = markup?.open ?? startTag(part.name, part.attributes);
  const close = markup?.close ?? `${content === null ? '' : gap(level)}</${part.name}>`;
  if (!open.endsWith('/>')) return before + open + (content ?? '') + close;
  // It closed itself while it was empty.
  return content === null ? before + open : `${before}${open.replace(/[ \t\r\n]*\/>$/, '>')}${content}${close}`;
}

function writeValue(value: Value, level: number, gap: Gap): string {
  const content = writtenValue(value);
  const { markup } = value;
  if (!markup) return `${gap(level)}<VALUE>${content}</VALUE>`;
  const before = markup.before ?? gap(level);
  const open = markup.open ?? '<VALUE>';
  if (open.endsWith('/>') && content === '') return before + open;
  return `${before}${open.replace(/[ \t\r\n]*\/>$/, '>')}${content}${markup.close ?? '</VALUE>'}`;
}

function writeList(
  name: string,
  markup: Markup | undefined,
  items: readonly string[],
  level: number,
  gap: Gap,
): string {
  return write({ name, attributes: [], markup }, level, gap, items.length === 0 ? null : items.join(''));
}

function writeValues(values: readonly Value[], markup: Markup | undefined, level: number, gap: Gap): string {
  const items = values.map((value) => writeValue(value, level + 1, gap));
  return writeList('VALUE.ARRAY', markup, items, level, gap);
}

function writeQualifier(qualifier: Qualifier, level: number, gap: Gap): string {
  const { attributes, markup, value, values, list } = qualifier;
  const content = value ? writeValue(value, level + 1, gap) : values ? writeValues(values, list, level + 1, gap) : null;
  return write({ name: 'QUALIFIER', attributes, markup }, level, gap, content);
}

function writeEmbedded(instance: Instance, level: number, gap: Gap): string {
  const content = writeInstance(instance, level + 1, gap);
  return write({ name: 'VALUE.OBJECT', attributes: [], markup: instance.wrapper }, level, gap, content);
}

const elementOf = {
  scalar: 'PROPERTY',
  array: 'PROPERTY.ARRAY',
  objects: 'PROPERTY.OBJECTARRAY',
  object: 'PROPERTY.OBJECT',
} as const satisfies Record<Property['kind'], string>;

/** What follows the qualifiers; null for NULL. */
function writeContent(property: Property, level: number, gap: Gap): string | null {
  switch (property.kind) {
    case 'scalar':
      return property.value && writeValue(property.value, level, gap);
    case 'array':
      return property.values && writeValues(property.values, property.list, level, gap);
    case 'objects': {
      const items = property.objects?.map((object) => writeEmbedded(object, level + 1, gap));
      return items ? writeList('VALUE.OBJECTARRAY', property.list, items, level, gap) : null;
    }
    case 'object':
      return property.object && writeEmbedded(property.object, level, gap);
  }
}

function writeProperty(property: Property, level: number, gap: Gap): string {
  const { attributes, markup } = property;
  const qualifiers = property.qualifiers.map((qualifier) => writeQualifier(qualifier, level + 1, gap)).join('');
  const value = writeContent(property, level + 1, gap);
  const content = qualifiers === '' ? value : qualifiers + (value ?? '');
  return write({ name: elementOf[property.kind], attributes, markup }, level, gap, content);
}

function writeInstance(instance: Instance, level: number, gap: Gap): string {
  const { attributes, className, markup } = instance;
  const qualifiers = instance.qualifiers.map((qualifier) => writeQualifier(qualifier, level + 1, gap));
  const properties = instance.properties.map((property) => {
    const written = writeProperty(property, level + 1, gap);
    requireXmlText(written, `${className}.${property.name}`);
    return written;
  });
  const content = [...qualifiers, ...properties].join('');
  return write({ name: 'INSTANCE', attributes, markup }, level, gap, content === '' ? null : content);
}
