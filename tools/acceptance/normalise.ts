import {
  blankObject,
  idKey,
  kindFor,
  sequenceOf,
  taskSequenceClass,
  type Condition,
  type ManagedObject,
  type SequenceNode,
} from '@tsferry/domain';

/** Ids that stand for each other, in upper case, and the common name of each: both sides of a transfer read the same. */
export type Renames = ReadonlyMap<string, string>;

/** Makes a text where every known id, of either side, is its common name; the rest is left alone. */
export function renamer(renames: Renames): (text: string) => string {
  const ids = [...renames.keys()].sort((a, b) => b.length - a.length);
  const known = new RegExp(ids.map((id) => id.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|') || '(?!)', 'gi');
  return (text) => text.replace(known, (id) => renames.get(idKey(id)) ?? id);
}

/** What an import makes anew: reference list, caches and display names of children. Their truth is tested elsewhere. */
const rebuilt = [
  /<referenceList>[^]*?<\/referenceList>|<referenceList *\/>/g,
  /<variable name="OSDSubTasksequenceTs(?:ReferencePackages|ReferenceApplications|Name)"[^>]*(?:\/>|>[^<]*<\/variable>)/g,
];

/** What a site says of an object by itself. */
const derived = ['References', 'ReferencesCount', 'TaskSequenceFlags', '__PROPERTY_COUNT'];

/** The properties of an object that must survive, by name, with common ids and without secrets. */
export function lasting(object: ManagedObject, rename: (text: string) => string): Record<string, unknown> {
  const skipped = new Set([...kindFor(object).siteProperties, ...derived].map((name) => name.toUpperCase()));
  const kept: Record<string, unknown> = {};
  for (const property of blankObject(object).instance.properties) {
    if (skipped.has(property.name.toUpperCase())) continue;
    const isSequence = property.name === 'Sequence' && property.kind === 'scalar' && property.value;
    if (isSequence) {
      kept[property.name] = rename(rebuilt.reduce((text, part) => text.replace(part, ''), property.value.text));
    } else kept[property.name] = JSON.parse(rename(JSON.stringify(property)));
  }
  return kept;
}

/** The object with no package source: where its content lies is the site's own. */
export function withoutContentPaths<T extends ManagedObject>(object: T): T {
  const kind = kindFor(object);
  const instance = kind
    .contents(object.instance)
    .reduce((next, { key }) => kind.setContent(next, key, ''), object.instance);
  return { ...object, instance };
}

/** The lines of the reference list of a task sequence, with common ids, sorted. */
export function referenceLines(object: ManagedObject, rename: (text: string) => string): string[] {
  const entries = sequenceOf(object.instance)?.referenceList?.entries ?? [];
  return entries.map(({ kind, id, program }) => `${kind} ${rename(id)} ${program ?? ''}`).sort();
}

/** The step tree of a task sequence, one line a node; empty for other objects. */
export function stepTree(object: ManagedObject): string[] {
  const sequence = object.class === taskSequenceClass ? sequenceOf(object.instance) : null;
  return sequence ? linesOf(sequence.nodes, '') : [];
}

function linesOf(nodes: readonly SequenceNode[], indent: string): string[] {
  return nodes.flatMap(({ kind, type, name, description, enabled, attributes, condition, children }) => [
    `${indent}${kind} ${type} "${name}" "${description}" ${enabled} ${[...attributes].join(' ')} ${(condition ?? []).map(textOf).join()}`,
    ...linesOf(children, `${indent}  `),
  ]);
}

function textOf(condition: Condition): string {
  if (condition.kind === 'operator') return `${condition.type}(${condition.conditions.map(textOf).join()})`;
  return `${condition.type}[${condition.variables.map((variable) => `${variable.name}=${variable.text}`).join(';')}]`;
}
