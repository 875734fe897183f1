import { createXmlBudget } from '../../xml/limits.js';
import { infoValue, readInfoInstance, setInfoValues, type InfoInstance } from './info-instance.js';
import type { FlatReference, IdMap, IdTarget } from '../../reference/id-map.js';
import type { ManagedObject, SideFile } from '../managed-object.js';
import { idKey } from '../../reference/ref.js';
import { writeReferenceString } from './reference-info.js';

/** How the two side files of a task sequence name what it needs (libs/io/docs/archive-format.md, "Side files"). */
const files = [
  { name: 'ReferencesInfo.xml', kind: 'package', property: 'ReferencePackageID' },
  { name: 'AppReferencesInfo.xml', kind: 'application', property: 'RefAppModelName' },
] as const;

type Item = { readonly instance: InfoInstance; readonly target: IdTarget };

function movedItem({ instance, target }: Item, property: string, newId: string, map: IdMap): string {
  const contentPackage = infoValue(instance, 'RefAppPackageID') ?? '';
  const type = target.packageType ?? undefined;
  return setInfoValues(instance, {
    PackageID: newId,
    [property]: target.id,
    ReferenceName: target.name,
    ReferenceVersion: target.version,
    ...(type === undefined || property !== 'ReferencePackageID' ? {} : { ReferencePackageType: String(type) }),
    RefAppPackageID: map('package', contentPackage)?.id,
  });
}

/** A string for something that no string was about, written where its class is known. */
function newItem(line: FlatReference, newId: string, target: IdTarget | undefined): string[] {
  if (target?.packageType === undefined) return [];
  const { packageType, name, version } = target;
  const rest = {
    ...(packageType === null ? {} : { packageType }),
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
  };
  return [writeReferenceString(newId, { ...line, ...rest })];
}

/**
 * The side files of a task sequence under another id. With `lines` they are about exactly these afterwards (`targetOf`
 * knows what a new id stands for); without, what they are about stays. A file that was not there is not made. A string
 * that nothing is different in stays to the character.
 */
export function remapReferenceInfo(
  object: ManagedObject,
  newId: string,
  map: IdMap,
  lines: readonly FlatReference[] | null,
  targetOf: (line: FlatReference) => IdTarget | undefined,
): Readonly<Record<string, SideFile>> {
  const budget = createXmlBudget();
  const next: Record<string, SideFile> = { ...object.sideFiles };
  for (const { name, kind, property } of files) {
    const file = object.sideFiles[name];
    if (file?.kind !== 'strings') continue;
    const items = file.items.map((text, index): Item => {
      const where = `${object.class}/${object.id}/${name}, string ${index + 1}`;
      const instance = readInfoInstance(text, where, budget);
      const id = infoValue(instance, property) ?? '';
      return { instance, target: map(kind, id) ?? { id } };
    });
    const wanted = lines?.filter((line) => line.kind === kind);
    const wantedIds = wanted && new Set(wanted.map(({ id }) => idKey(id)));
    const kept = items.filter(({ target }) => wantedIds?.has(idKey(target.id)) ?? true);
    const known = new Set(kept.map(({ target }) => idKey(target.id)));
    const added = (wanted ?? []).filter(({ id }) => !known.has(idKey(id)));
    const strings = [
      ...kept.map((item) => ({ id: item.target.id, text: movedItem(item, property, newId, map) })),
      ...added.flatMap((line) => newItem(line, newId, targetOf(line)).map((text) => ({ id: line.id, text }))),
    ];
    const changed =
      strings.length !== items.length || strings.some(({ text }, at) => text !== items[at]?.instance.text);
    if (!changed) continue;
    // Ascending by id, as a site writes them; an order that was another stays where no id moved.
    const sorted = lines ? [...strings].sort((a, b) => (idKey(a.id) < idKey(b.id) ? -1 : 1)) : strings;
    next[name] = { kind: 'strings', items: sorted.map(({ text }) => text) };
  }
  return next;
}
