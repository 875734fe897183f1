import type { Instance, Property } from '../instance/instance.js';
import type { ManagedObject } from '../object/managed-object.js';
import { kindFor } from '../object/kinds/kinds.js';
import { incidentalProperties } from '../object/same-definition.js';
import type { Facts } from './change.js';
import { documentFacts } from './document-facts.js';

/** What is compared besides what an object is. */
export type FactOptions = {
  /** What only a site stamps or counts: ids, dates, versions, its server. */
  readonly stamped: boolean;
  /** Where its content lies, which is another place at every site. */
  readonly sources: boolean;
};

/**
 * What an object is, property by property, without WMI's own and without the steps of a task sequence. Side files that
 * an export derives are left out, the others are facts under their name. Throws what reading SDM XML throws.
 */
export function propertyFacts(object: ManagedObject, { stamped, sources }: FactOptions): Facts {
  const kind = kindFor(object);
  const skipped = stamped ? new Set<string>() : incidentalProperties(kind);
  const derived = new Set(kind.derivedProperties.map((name) => name.toLowerCase()));
  const documents = new Map(kind.nestedDocuments.map(({ property, form }) => [property.toLowerCase(), form]));
  const facts = new Map<string, string>();
  for (const property of withSources(object, sources).properties) {
    const { name } = property;
    const key = name.toLowerCase();
    // The steps are told elsewhere, one by one.
    if (name.startsWith('__') || skipped.has(key) || derived.has(key) || documents.get(key) === 'steps') continue;
    const text = textOf(property);
    if (text === null) continue;
    if (!documents.has(key) || text.trim() === '') facts.set(name, text);
    else for (const [way, value] of documentFacts(text, name, stamped)) facts.set(way, value);
  }
  for (const [name, file] of Object.entries(object.sideFiles)) {
    if (kind.derivedSideFiles.includes(name)) continue;
    facts.set(name, file.kind === 'strings' ? file.items.join('\n') : file.text);
  }
  return facts;
}

function withSources(object: ManagedObject, sources: boolean): Instance {
  const kind = kindFor(object);
  if (sources) return object.instance;
  return kind.contents(object.instance).reduce((next, { key }) => kind.setContent(next, key, ''), object.instance);
}

/** Null for NULL. */
function textOf(property: Property): string | null {
  switch (property.kind) {
    case 'scalar':
      return property.value?.text ?? null;
    case 'array':
      return property.values?.map(({ text }) => text).join('\n') ?? null;
    case 'objects':
      return property.objects?.map(instanceText).join('\n') ?? null;
    case 'object':
      return property.object && instanceText(property.object);
  }
}

const instanceText = (instance: Instance): string =>
  instance.properties
    .filter(({ name }) => !name.startsWith('__'))
    .map((property) => [property.name, textOf(property)] as const)
    .filter(([, text]) => text !== null)
    .map(([name, text]) => `${name}=${text}`)
    .join(' ');
