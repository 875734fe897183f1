import { consoleLayout, type Attributes, type Instance, type Property, type Qualifier } from '../instance/instance.js';
import { classColumns } from './class-columns.js';

/** A property as a test states it; null is NULL. */
export type BuildValue = string | number | boolean | null | readonly string[] | readonly Instance[];
/** Properties by name. A name that the class does not have becomes a string, array or object array of that name. */
export type BuildProperties = Readonly<Record<string, BuildValue>>;

/** The time that built objects carry, unless told otherwise. */
export const builtTime = '20240102030405.000000+000';

type Column = { readonly name: string; readonly type: string; readonly origin: string; readonly value: BuildValue };

const columnPattern = /^(\w+):(\w+|\{\w+\})(\[\])?(\?)?(?:=(\S+))?$/;

function initialValue(type: string, array: boolean, initial: string | undefined): BuildValue {
  if (array || type.startsWith('{')) return initial === undefined ? [] : [initial];
  if (initial !== undefined) return initial;
  if (type === 'string') return '';
  if (type === 'boolean') return false;
  return type === 'datetime' ? builtTime : 0;
}

function parseColumns(text: string, origin: string): Column[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const match = columnPattern.exec(word);
      if (!match) throw new Error(`Column "${word}" of ${origin} cannot be read.`);
      const [, name = '', type = '', array, isNull, initial] = match;
      return {
        name,
        type: `${type}${array ?? ''}`,
        origin,
        value: isNull ? null : initialValue(type, array !== undefined, initial),
      };
    });
}

function typeOf(value: BuildValue): string {
  if (typeof value === 'number') return 'uint32';
  if (typeof value === 'boolean') return 'boolean';
  if (!Array.isArray(value)) return 'string';
  const [first] = value as readonly (string | Instance)[];
  return first === undefined || typeof first === 'string' ? 'string[]' : `{${first.className}}`;
}

function textOf(value: string | number | boolean): string {
  return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value);
}

function qualifier(type: string): Qualifier {
  const attributes: Attributes = [
    ['NAME', 'CIMTYPE'],
    ['PROPAGATED', 'true'],
    ['TYPE', 'string'],
    ['TOINSTANCE', 'true'],
  ];
  return { attributes, value: { text: type } };
}

const keyQualifier: Qualifier = {
  attributes: [
    ['NAME', 'key'],
    ['PROPAGATED', 'true'],
    ['TYPE', 'boolean'],
    ['OVERRIDABLE', 'false'],
    ['TOINSTANCE', 'true'],
  ],
  value: { text: 'TRUE' },
};

function buildProperty(
  column: Column,
  value: BuildValue,
  qualifiers: (type: string) => readonly Qualifier[],
): Property {
  const { name, type, origin } = column;
  const front: Attributes = [
    ['NAME', name],
    ['CLASSORIGIN', origin],
  ];
  if (type.startsWith('{')) {
    const className = type.slice(1, -1);
    return {
      kind: 'objects',
      name,
      attributes: [...front, ['REFERENCECLASS', className]],
      qualifiers: qualifiers(`object:${className}`),
      objects: value as readonly Instance[] | null,
    };
  }
  if (type.endsWith('[]')) {
    const element = type.slice(0, -2);
    const texts = value as readonly string[] | null;
    return {
      kind: 'array',
      name,
      attributes: [...front, ['TYPE', element]],
      qualifiers: qualifiers(element),
      values: texts && texts.map((text) => ({ text })),
    };
  }
  return {
    kind: 'scalar',
    name,
    attributes: [...front, ['TYPE', type]],
    qualifiers: qualifiers(type),
    value: value === null ? null : { text: textOf(value as string | number | boolean) },
  };
}

type SystemValues = {
  readonly path: string | null;
  readonly relativePath: string | null;
  readonly site: string | null;
};

function systemProperties(
  className: string,
  derivation: readonly string[],
  count: number,
  at: SystemValues,
): Property[] {
  const values: readonly (readonly [string, string, BuildValue])[] = [
    ['__PATH', 'string', at.path],
    ['__NAMESPACE', 'string', at.site === null ? null : `root\\sms\\site_${at.site}`],
    ['__SERVER', 'string', at.site === null ? null : `${at.site}SERVER`],
    ['__DERIVATION', 'string[]', derivation],
    ['__PROPERTY_COUNT', 'sint32', count],
    ['__RELPATH', 'string', at.relativePath],
    ['__DYNASTY', 'string', derivation.at(-1) ?? className],
    ['__SUPERCLASS', 'string', derivation[0] ?? null],
    ['__CLASS', 'string', className],
    ['__GENUS', 'sint32', 2],
  ];
  return values.map(([name, type, value]) =>
    buildProperty({ name, type, origin: '___SYSTEM', value }, value, () => []),
  );
}

/** NULL stays NULL: only a property that is not stated gets its default. */
function valueOf(column: Column, given: BuildProperties): BuildValue {
  const value = given[column.name];
  return value === undefined ? column.value : value;
}

function columnsOf(className: string, given: BuildProperties): Column[] {
  const schema = classColumns[className];
  const columns = schema
    ? [
        ...(schema.base ? parseColumns(schema.base.columns, schema.base.name) : []),
        ...parseColumns(schema.own, className),
      ]
    : [];
  const names = new Set(columns.map((column) => column.name));
  const extra = Object.entries(given)
    .filter(([name]) => !names.has(name))
    .map(([name, value]) => ({ name, type: typeOf(value), origin: className, value }));
  const lower = (column: Column): string => column.name.toLowerCase();
  return [...columns, ...extra].sort((a, b) => (lower(a) < lower(b) ? -1 : 1));
}

/**
 * An instance as the console writes it: system properties first, the rest by name, every column of its class there
 * with a default (libs/io/docs/archive-format.md, "Objects"). `site` is the code of the site it lies in, its server
 * `<code>SERVER`.
 */
export function buildInstance(className: string, given: BuildProperties, site = 'LAB'): Instance {
  const schema = classColumns[className];
  const all: BuildProperties = { ...(schema?.base ? { SourceSite: site } : {}), ...given };
  const columns = columnsOf(className, all);
  const keys = schema?.keys ?? [];
  const quote = (value: BuildValue | undefined): string =>
    typeof value === 'number' ? String(value) : `"${String(value ?? '').replace(/[\\"]/g, '\\$&')}"`;
  const relativePath = `${className}.${keys.map((key) => `${key}=${quote(all[key])}`).join(',')}`;
  const path = `\\\\${site}SERVER\\root\\sms\\site_${site}:${relativePath}`;
  const qualifiers = (name: string) => (type: string) =>
    keys.includes(name) ? [qualifier(type), keyQualifier] : [qualifier(type)];
  return {
    className,
    attributes: [['CLASSNAME', className]],
    qualifiers: [
      {
        attributes: [
          ['NAME', 'dynamic'],
          ['PROPAGATED', 'true'],
          ['TYPE', 'boolean'],
          ['TOSUBCLASS', 'false'],
          ['TOINSTANCE', 'true'],
        ],
        value: { text: 'TRUE' },
      },
      {
        attributes: [
          ['NAME', 'SecurityVerbs'],
          ['TYPE', 'sint32'],
          ['TOSUBCLASS', 'false'],
        ],
        value: { text: '-1' },
      },
    ],
    properties: [
      ...systemProperties(className, schema?.derivation ?? [], columns.length, { path, relativePath, site }),
      ...columns.map((column) => buildProperty(column, valueOf(column, all), qualifiers(column.name))),
    ],
    layout: consoleLayout,
  };
}

/** An instance inside another one: no place of its own, no layout, its class without qualifiers. */
export function buildEmbedded(className: string, given: BuildProperties): Instance {
  const columns = columnsOf(className, given);
  const derivation = classColumns[className]?.derivation ?? [];
  return {
    className,
    attributes: [['CLASSNAME', className]],
    qualifiers: [],
    properties: [
      ...systemProperties(className, derivation, columns.length, { path: null, relativePath: null, site: null }),
      ...columns.map((column) => buildProperty(column, valueOf(column, given), (type) => [qualifier(type)])),
    ],
  };
}
