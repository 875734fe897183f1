import {
  AppError,
  getText,
  idKey,
  identify,
  isListed,
  isPackageId,
  kindOf,
  type Instance,
  type ObjectRef,
} from '@tsferry/domain';
import { showName } from '../content/safe-path.js';
import { withoutNumber } from './folder-keys.js';
import { folderKey } from './layout.js';

/** Where an object lies in an archive: `key` is the folder's name without URI escapes. */
export type ObjectPlace = { readonly class: string; readonly folder: string; readonly key: string };

const longestId = 512;
/** Characters that do not show, and those that turn text around. */
const deceiving = /[\p{C}\u2028\u2029]/u;

function refuse(place: ObjectPlace, what: string, id: string): never {
  throw new AppError('SCHEMA_ID', `${place.class}/${place.folder}/object.xml ${what}.`, {
    hint: 'The export was damaged or edited by hand. Export it again.',
    details: { class: place.class, folder: place.folder, id: id.slice(0, longestId) },
  });
}

/** What may differ between the name of a folder and what it is named for: .NET's escapes are known in part only. */
function loose(text: string): string {
  return idKey(text).replace(/[^\p{L}\p{N}]/gu, '_');
}

/** The name that the folder ought to have; null where no real export has shown it. */
function expectedKey(instance: Instance, place: ObjectPlace): string | null {
  const kind = kindOf(instance.className);
  if (isListed(instance.className)) return kind.folderKeyIsSeen ? folderKey(kind.folderKey(instance)) : null;
  // Guess: a class outside the list whose folder is named like a PackageID is keyed by it
  // (libs/io/docs/archive-format.md, "Guesses").
  return isPackageId(place.key) ? getText(instance, 'PackageID') : null;
}

/**
 * Class, id and name of an object, checked against the folder it lies in
 * (libs/io/docs/archive-format.md, "Objects that are refused"). Throws SCHEMA_ID for an id that does not have the form
 * of its kind, and for an object that is not the one its folder is named for.
 */
export function identifyObject(instance: Instance, place: ObjectPlace): ObjectRef & { readonly name: string } {
  if (instance.className.toLowerCase() !== place.class.toLowerCase()) {
    refuse(place, `holds a ${showName(instance.className.slice(0, 100))}`, '');
  }
  const found = identify(instance, place.folder);
  const { id } = found;
  if (id.length > longestId || deceiving.test(id) || !kindOf(instance.className).hasIdForm(id, instance)) {
    refuse(place, `has the id ${showName(id.slice(0, 100))}, which no ${found.class} has`, id);
  }
  const expected = expectedKey(instance, place);
  if (expected !== null && ![place.key, withoutNumber(place.key)].map(loose).includes(loose(expected))) {
    refuse(place, `holds the object ${showName(id)} instead of the one its folder is named for`, id);
  }
  return found;
}
