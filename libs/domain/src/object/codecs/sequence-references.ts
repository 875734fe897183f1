import type { ArrayProperty, Attributes, Instance, Property, ScalarProperty } from '../../instance/instance.js';
import { findProperty, getObjects, getText, setObjects, setText } from '../../instance/properties.js';
import type { FlatReference, IdMap } from '../../reference/id-map.js';
import { idKey } from '../../reference/ref.js';

const className = 'SMS_TaskSequence_Reference';
const property = 'References';

/** Type of an entry: 0 package, 1 application (libs/io/docs/archive-format.md, "Columns by version"). */
const typeOf: Readonly<Record<FlatReference['kind'], string>> = { package: '0', application: '1' };
const kindOfType = (type: string | null): FlatReference['kind'] => (type === '1' ? 'application' : 'package');

function scalar(name: string, origin: string, type: string, text: string | null, qualified = true): ScalarProperty {
  const attributes: Attributes = [
    ['NAME', 'CIMTYPE'],
    ['PROPAGATED', 'true'],
    ['TYPE', 'string'],
    ['TOINSTANCE', 'true'],
  ];
  return {
    kind: 'scalar',
    name,
    attributes: [
      ['NAME', name],
      ['CLASSORIGIN', origin],
      ['TYPE', type],
    ],
    qualifiers: qualified ? [{ attributes, value: { text: type } }] : [],
    value: text === null ? null : { text },
  };
}

const derivation: ArrayProperty = {
  kind: 'array',
  name: '__DERIVATION',
  attributes: [
    ['NAME', '__DERIVATION'],
    ['CLASSORIGIN', '___SYSTEM'],
    ['TYPE', 'string'],
  ],
  qualifiers: [],
  values: [],
};

/** An entry as the console writes it (exports of 2019 to 2026). */
function createEntry({ kind, id, program }: FlatReference): Instance {
  const system = (name: string, type: string, text: string | null) => scalar(name, '___SYSTEM', type, text, false);
  const properties: Property[] = [
    system('__PATH', 'string', null),
    system('__NAMESPACE', 'string', null),
    system('__SERVER', 'string', null),
    derivation,
    system('__PROPERTY_COUNT', 'sint32', '3'),
    system('__RELPATH', 'string', null),
    system('__DYNASTY', 'string', className),
    system('__SUPERCLASS', 'string', null),
    system('__CLASS', 'string', className),
    system('__GENUS', 'sint32', '2'),
    scalar('Package', className, 'string', id),
    // `*` where no program is named; nothing for an application (libs/io/docs/archive-format.md, "Columns by version").
    scalar('Program', className, 'string', kind === 'application' ? '' : (program ?? '*')),
    scalar('Type', className, 'uint32', typeOf[kind]),
  ];
  return { className, attributes: [['CLASSNAME', className]], qualifiers: [], properties };
}

/** Packages first, each part ascending by id, as a site writes them. */
function byKindThenId(a: FlatReference, b: FlatReference): number {
  if (a.kind !== b.kind) return a.kind === 'package' ? -1 : 1;
  const [left, right] = [idKey(a.id), idKey(b.id)];
  return left < right ? -1 : left > right ? 1 : 0;
}

const entryKey = (kind: FlatReference['kind'], id: string): string => `${kind}\n${idKey(id)}`;

/**
 * The task sequence with `References` for exactly these lines, and `ReferencesCount` after it. Entries that were there
 * move as they are, with their program and type; the bag is the same when nothing is different.
 */
export function setSequenceReferences(instance: Instance, lines: readonly FlatReference[], map: IdMap): Instance {
  if (findProperty(instance, property)?.kind !== 'objects') return instance;
  const entries = getObjects(instance, property);
  const moved = entries.map((entry) => {
    const target = map(kindOfType(getText(entry, 'Type')), getText(entry, 'Package') ?? '');
    return target ? setText(entry, 'Package', target.id) : entry;
  });
  const open = new Map<string, Instance[]>();
  for (const entry of moved) {
    const key = entryKey(kindOfType(getText(entry, 'Type')), getText(entry, 'Package') ?? '');
    const same = open.get(key);
    if (same) same.push(entry);
    else open.set(key, [entry]);
  }
  const next = [...lines].sort(byKindThenId).map((line) => {
    const found = open.get(entryKey(line.kind, line.id)) ?? [];
    const exact = found.findIndex((entry) => getText(entry, 'Program') === (line.program ?? '*'));
    const [entry] = found.splice(Math.max(exact, 0), 1);
    return entry ?? createEntry(line);
  });
  const same = next.length === entries.length && next.every((entry, index) => entry === entries[index]);
  if (same) return instance;
  // NULL where there was none: the console writes both forms, and an empty sequence has NULL.
  const set = setObjects(instance, property, next.length === 0 ? null : next);
  return setText(set, 'ReferencesCount', String(next.length));
}
