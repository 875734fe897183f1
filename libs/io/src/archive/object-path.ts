import { getText, kindFor, type ManagedObject } from '@tsferry/domain';

/** The keys of a WMI object path such as `SMS_Application.CIVersion=3,ModelName='…'`; empty when it is none. */
export function parseObjectPath(path: string): (readonly [name: string, value: string])[] {
  const keys = path.slice(path.indexOf('.') + 1);
  const pattern = /([A-Za-z_][A-Za-z0-9_]*)=(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^,'"]*))(?:,|$)/y;
  const pairs: (readonly [string, string])[] = [];
  for (let match = pattern.exec(keys); match; match = pattern.exec(keys)) {
    const quoted = match[2] ?? match[3];
    pairs.push([match[1] ?? '', quoted === undefined ? (match[4] ?? '').trim() : quoted.replace(/\\(.)/g, '$1')]);
  }
  return pairs;
}

function keysOf(object: ManagedObject): (readonly [name: string, value: string])[] {
  const names = kindFor(object).manifestKeys;
  if (names) return names.map((name) => [name, getText(object.instance, name) ?? ''] as const);
  // Guess: a class outside the list is named by its own WMI keys (libs/io/docs/archive-format.md, "Guesses").
  return parseObjectPath(getText(object.instance, '__RELPATH') ?? '');
}

/** An integer stands bare, a text between single quotes (libs/io/docs/archive-format.md, "The manifest"). */
function written(name: string, value: string): string {
  return name === 'CIVersion' ? `${name}=${value}` : `${name}='${value.replace(/[\\']/g, '\\$&')}'`;
}

/** How the manifest names an object, for example `SMS_Package.PackageID='LAB00001'`. */
export function objectPath(object: ManagedObject): string {
  return `${object.class}.${keysOf(object)
    .map((key) => written(...key))
    .join(',')}`;
}
