import { getText, setText } from '../../instance/properties.js';
import type { Instance } from '../../instance/instance.js';
import { findReferences, listReferences } from '../../sequence/find-references.js';
import type { Sequence } from '../../sequence/sequence.js';
import { moveSequence } from '../../sequence/remap-sequence.js';
import { dependentProgramReferences, remapDependentProgram } from '../codecs/dependent-program.js';
import type { FlatReference, IdMap, IdTarget } from '../../reference/id-map.js';
import type { ManagedObject } from '../managed-object.js';
import { definePackageKind, movePackage } from './package-kind.js';
import { idKey, isPackageId, unresolvedId } from '../../reference/ref.js';
import type { Reference } from '../../reference/reference.js';
import { remapReferenceInfo } from '../codecs/remap-reference-info.js';
import { sequenceOf } from '../codecs/sequence-of.js';
import { setSequenceReferences } from '../codecs/sequence-references.js';

/** Class of task sequences. */
export const taskSequenceClass = 'SMS_TaskSequencePackage';

/** What an archive says of the packages and of the applications that a sequence needs (libs/io/docs/archive-format.md, "Side files"). */
const referenceFiles = ['ReferencesInfo.xml', 'AppReferencesInfo.xml'];

const bootImageProperty = 'BootImageID';

/**
 * PackageID of the boot image, null without one. The reference list leaves it out
 * (libs/domain/docs/task-sequences.md, "The reference list").
 */
function bootImageOf(instance: Instance): string | null {
  const id = getText(instance, bootImageProperty)?.trim() ?? '';
  return isPackageId(id) ? id : null;
}

function references({ instance }: ManagedObject): Reference[] {
  const sequence = sequenceOf(instance);
  const bootImage = bootImageOf(instance);
  return [
    ...(sequence ? listReferences(sequence) : []),
    ...(bootImage === null
      ? []
      : [{ kind: 'package', id: bootImage, step: null, property: bootImageProperty, enabled: true } as const]),
    ...dependentProgramReferences(instance),
  ];
}

/** Guess: a boot image that is ignored leaves an empty property (libs/domain/docs/objects.md, "Guesses"). */
function remapBootImage(instance: Instance, map: IdMap): Instance {
  const id = bootImageOf(instance);
  const target = id === null ? undefined : map('package', id);
  return target ? setText(instance, bootImageProperty, target.id === unresolvedId ? '' : target.id) : instance;
}

/**
 * What `References` holds: the reference list and the boot image, without `00000000`
 * (libs/io/docs/archive-format.md, "What a task sequence says it needs").
 */
function referenceLines(instance: Instance, list: readonly FlatReference[]): readonly FlatReference[] {
  const bootImage = bootImageOf(instance);
  return bootImage === null ? list : [...list, { kind: 'package', id: bootImage }];
}

/** What the ids after an import stand for. */
function targetsOf(
  sequence: Sequence | null,
  instance: Instance,
  map: IdMap,
): (line: FlatReference) => IdTarget | undefined {
  const bootImage = bootImageOf(instance);
  const named: { readonly kind: Reference['kind']; readonly id: string }[] = [
    ...(sequence ? findReferences(sequence) : []),
    ...(bootImage === null ? [] : [{ kind: 'package' as const, id: bootImage }]),
  ];
  const targets = new Map<string, IdTarget>();
  for (const { kind, id } of named) {
    const target = map(kind, id);
    if (target) targets.set(`${kind}\n${idKey(target.id)}`, target);
  }
  return ({ kind, id }) => targets.get(`${kind}\n${idKey(id)}`);
}

function remap(object: ManagedObject, newId: string, map: IdMap): ManagedObject {
  const { instance } = object;
  const sequence = sequenceOf(instance);
  const moving = sequence ? moveSequence(sequence, map) : null;
  const rewritten = moving ? setText(instance, 'Sequence', moving.text) : instance;
  const linked = remapBootImage(rewritten, map);
  const linesMove = linked !== instance;
  const lines = linesMove ? referenceLines(linked, moving?.lines ?? []) : null;
  const listed = lines ? setSequenceReferences(linked, lines, map) : linked;
  const moved = movePackage({ ...object, instance: remapDependentProgram(listed, map) }, newId);
  const ownIdMoves = newId !== object.id;
  if (!linesMove && !ownIdMoves && moved.instance === instance) return object;
  const sideFiles = remapReferenceInfo(object, newId, map, lines, targetsOf(sequence, instance, map));
  return { ...moved, sideFiles };
}

/**
 * A task sequence. It has no content of its own (PkgSourceFlag 1). Its references are those of all steps, disabled ones
 * too, the boot image and the program that runs first.
 */
export const taskSequenceKind = definePackageKind({
  class: taskSequenceClass,
  label: 'Task Sequence',
  plural: 'Task Sequences',
  packageType: 4,
  references,
  contents: () => [],
  setContent: (instance) => instance,
  remap,
  countedProperties: ['ReferencesCount', 'TaskSequenceFlags'],
  // Made anew from the steps and the boot image.
  derivedProperties: ['References'],
  nestedDocuments: [{ property: 'Sequence', form: 'steps' }],
  sideFileNames: referenceFiles,
  // Names and versions of other objects, and content packages and CI_IDs of applications, which are each site's own.
  derivedSideFiles: referenceFiles,
});
