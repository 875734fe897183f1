import type { Instance, Property } from '../instance/instance.js';
import type { ManagedObject } from '../object/managed-object.js';
import { kindFor } from '../object/kinds/kinds.js';
import { incidentalProperties } from '../object/same-definition.js';
import { readXml } from '../xml/read-xml.js';
import { leafText } from '../xml/xml-text.js';
import type { Facts } from './change.js';

/**
 * What an object is, property by property: without what a site counts or stamps itself, without the sequence. Side files
 * that an export derives are left out, the others are facts under their name. Throws what reading SDM XML throws.
 */
export function propertyFacts(object: ManagedObject): Facts {
  const kind = kindFor(object);
  const skipped = incidentalProperties(kind);
  const documents = new Map(kind.nestedDocuments.map(({ property, form }) => [property.toLowerCase(), form]));
  const facts = new Map<string, string>();
  for (const property of object.instance.properties) {
    const key = property.name.toLowerCase();
    // The steps are told elsewhere, one by one.
    if (skipped.has(key) || documents.get(key) === 'steps') continue;
    const text = textOf(property);
    if (text === null) continue;
    if (documents.get(key) !== 'settings' || text.trim() === '') facts.set(property.name, text);
    else for (const [name, value] of leafFacts(text, property.name)) facts.set(name, value);
  }
  for (const [name, file] of Object.entries(object.sideFiles)) {
    if (!kind.derivedSideFiles.includes(name))
      facts.set(name, file.kind === 'strings' ? file.items.join('\n') : file.text);
  }
  return facts;
}

/** Null for NULL. */
function textOf(property: Property): string | null {
  switch (property.kind) {
    case 'scalar':
      return property.value?.text ?? null;
    case 'array':
      return property.values?.map(({ text }) => text).join(', ') ?? null;
    case 'objects':
      return property.objects?.map(instanceText).join('; ') ?? null;
    case 'object':
      return property.object && instanceText(property.object);
  }
}

const instanceText = (instance: Instance): string =>
  instance.properties
    .map((property) => [property.name, textOf(property)] as const)
    .filter(([, text]) => text !== null)
    .map(([name, text]) => `${name}=${text}`)
    .join(' ');

/** Texts and attributes of a document by their way down: `SDMPackageXML > Application > Title`, repeated ones numbered. */
function leafFacts(text: string, property: string): Facts {
  const facts = new Map<string, string>();
  const open: { name: string; leaf: boolean; contentStart: number; seen: Map<string, number> }[] = [];
  const top = new Map<string, number>();
  const way = (): string => open.map(({ name }) => name).join(' > ');
  readXml(text, property, {
    open({ name, attributes, contentStart }) {
      const parent = open.at(-1);
      if (parent) parent.leaf = false;
      const seen = parent?.seen ?? top;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      const shown = open.length === 0 ? property : count === 1 ? name : `${name} (${count})`;
      open.push({ name: shown, leaf: true, contentStart, seen: new Map() });
      for (const [attribute, value] of attributes) facts.set(`${way()} @${attribute}`, value);
    },
    close(_, contentEnd) {
      const { leaf, contentStart } = open.at(-1)!;
      if (leaf) facts.set(way(), leafText(text.slice(contentStart, contentEnd)));
      open.pop();
    },
  });
  return facts;
}
