import type { Instance, Property } from '../instance/instance.js';
import type { Kind } from './kind.js';
import { kindFor } from './kinds/kinds.js';
import type { ManagedObject, SideFile } from './managed-object.js';

/** Names, in lower case, of the properties that say nothing about the definition: the site's own, and what is counted. */
export function incidentalProperties(kind: Kind): ReadonlySet<string> {
  const names = [...kind.siteProperties, ...kind.countedProperties, '__PROPERTY_COUNT'];
  return new Set(names.map((name) => name.toLowerCase()));
}

/**
 * Whether two objects of one class are the same but for their own id, site properties and content paths. Ids of other
 * objects count: to compare objects of two sites, remap one of them first. Throws when a nested document is refused.
 */
export function sameDefinition(a: ManagedObject, b: ManagedObject): boolean {
  if (a.class.toLowerCase() !== b.class.toLowerCase()) return false;
  const kind = kindFor(a);
  if (kind.identity !== kindFor(b).identity) return false;
  const other = kind.remap(b, a.id, () => undefined);
  return (
    canonicalInstance(definition(a, kind)) === canonicalInstance(definition(other, kind)) &&
    canonicalFiles(a.sideFiles, kind) === canonicalFiles(other.sideFiles, kind)
  );
}

/** The instance without content paths and without what is the site's own. */
function definition(object: ManagedObject, kind: Kind): Instance {
  const skipped = incidentalProperties(kind);
  const keys = kind.contents(object.instance).map(({ key }) => key);
  const { properties, ...rest } = keys.reduce((next, key) => kind.setContent(next, key, ''), object.instance);
  return { ...rest, properties: properties.filter(({ name }) => !skipped.has(name.toLowerCase())) };
}

/** A text that is equal for equal values, however they are written: no markup, qualifiers or column order. */
function canonicalInstance(instance: Instance): string {
  const properties = instance.properties
    .map((property) => [property.name.toLowerCase(), canonicalValue(property)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([instance.className.toLowerCase(), properties]);
}

function canonicalValue(property: Property): unknown {
  switch (property.kind) {
    case 'scalar':
      return property.value?.text ?? null;
    case 'array':
      return property.values?.map(({ text }) => text) ?? null;
    case 'objects':
      return property.objects?.map(canonicalInstance) ?? null;
    case 'object':
      return property.object && canonicalInstance(property.object);
  }
}

function canonicalFiles(files: Readonly<Record<string, SideFile>>, kind: Kind): string {
  const entries = Object.entries(files)
    .filter(([name]) => !kind.derivedSideFiles.includes(name))
    .map(([name, file]) => [name, file.kind === 'strings' ? file.items : file.text]);
  return JSON.stringify(entries.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}
