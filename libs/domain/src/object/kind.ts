import type { IdMap } from '../reference/id-map.js';
import type { Instance } from '../instance/instance.js';
import type { ManagedObject } from './managed-object.js';
import type { Reference, ReferenceKind } from '../reference/reference.js';

/** A content of an object, as its definition states it. */
export type ContentSource = {
  /** '' for the only content of an object, the ContentId for an application. */
  readonly key: string;
  /** The package source: a folder, or one file when `singleFile`. */
  readonly path: string;
  readonly singleFile: boolean;
};

/**
 * A property whose text is a document. `steps`: a task sequence. `settings`: SDM XML, which holds further documents,
 * escaped, in its texts. `plain`: any other XML.
 */
export type NestedDocument = { readonly property: string; readonly form: 'steps' | 'settings' | 'plain' };

/** Everything that tsferry knows of a class of objects. One file a kind; `kinds/kinds.ts` lists them all. */
export type Kind = {
  readonly class: string;
  /** Microsoft's word for it, for example `Task Sequence`. */
  readonly label: string;
  /** The same for several, for example `Task Sequences`. */
  readonly plural: string;
  /** `package`: keyed by PackageID, a new one at every import. `portable`: the id travels. `owned`: follows its owner. */
  readonly identity: 'package' | 'portable' | 'owned';
  /** How references name it. */
  readonly referenceKind: ReferenceKind;
  /** PackageType, which ReferencesInfo.xml has in place of the class; null for a class without one. */
  readonly packageType: number | null;
  /** What its id is called in messages. */
  readonly idName: string;
  /** Whether an id has the form that ids of this class have. */
  hasIdForm(id: string, instance: Instance): boolean;
  /** Id out of the definition, or null when the definition holds none. */
  idOf(instance: Instance): string | null;
  /** Name of the folder below the class in an archive, not escaped. */
  folderKey(instance: Instance): string;
  /** Whether real exports show that name. The name of a folder is not checked otherwise. */
  readonly folderKeyIsSeen: boolean;
  /** Properties that the manifest names it by, in their order; null to take the keys of its `__RELPATH`. */
  readonly manifestKeys: readonly string[] | null;
  /** For an owned object: the id of its owner, which is keyed by PackageID. */
  ownerOf?(instance: Instance): string | null;
  /** Every place where the object names another. Throws when a nested document is refused. */
  references(object: ManagedObject): Reference[];
  /** The content folders of an object. */
  contents(instance: Instance): ContentSource[];
  /** The definition with another package source for the contents given. */
  setContent(instance: Instance, key: string, path: string): Instance;
  /** The definition with another key for one of its contents. Only applications have keys that can be changed. */
  setContentKey(instance: Instance, key: string, newKey: string): Instance;
  /** The object under its new id, with every reference moved (libs/domain/docs/identity.md, "What moves"). */
  remap(object: ManagedObject, newId: string, map: IdMap): ManagedObject;
  /** Properties that say where or when the object is, not what it is. */
  readonly siteProperties: readonly string[];
  /** What a site counts itself, often wrong. No part of a definition (libs/domain/docs/objects.md, "Comparing two objects"). */
  readonly countedProperties: readonly string[];
  /** Properties that repeat what the rest of the definition says. */
  readonly derivedProperties: readonly string[];
  readonly nestedDocuments: readonly NestedDocument[];
  /** Names of side files that an archive holds for it, in archive order. */
  readonly sideFileNames: readonly string[];
  /** Those of them that an export makes anew from the steps and from the objects that they name. */
  readonly derivedSideFiles: readonly string[];
  /** `client:<name>`, `usmt`, `boot:<architecture>` for an object that every site has of its own, else null. */
  predefined(instance: Instance): string | null;
};

/** What a kind must say. The rest is that of an object without references, content, documents or side files. */
export type KindSpec = Partial<Kind> &
  Pick<
    Kind,
    | 'class'
    | 'label'
    | 'plural'
    | 'identity'
    | 'referenceKind'
    | 'idName'
    | 'hasIdForm'
    | 'idOf'
    | 'folderKey'
    | 'manifestKeys'
    | 'remap'
    | 'siteProperties'
  >;

/** Makes a kind out of what its file says. */
export function defineKind(spec: KindSpec): Kind {
  return {
    references: () => [],
    contents: () => [],
    setContent: (instance) => instance,
    setContentKey: (instance) => instance,
    packageType: null,
    folderKeyIsSeen: true,
    countedProperties: [],
    derivedProperties: [],
    nestedDocuments: [],
    sideFileNames: [],
    derivedSideFiles: [],
    predefined: () => null,
    ...spec,
  };
}
