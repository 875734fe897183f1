import type { Instance } from '../instance/instance.js';
import type { ManagedObject, SideFile } from './managed-object.js';
import type { Reference, ReferenceKind } from './reference.js';

/** A content of an object, as its definition states it. */
export type ContentSource = {
  /** '' for the only content of an object, the ContentId for an application. */
  readonly key: string;
  /** The package source: a folder, or one file when `singleFile`. */
  readonly path: string;
  readonly singleFile: boolean;
};

/** What the ids of an import become. Undefined: leave as written. */
export type IdMap = (kind: ReferenceKind, id: string) => IdTarget | undefined;

/** What one id becomes. `name`, `class` and `version` are those of the target, for the places that repeat them. */
export type IdTarget = {
  readonly id: string;
  readonly name?: string;
  readonly class?: string;
  readonly version?: string;
  /** For child task sequences: every id its references list holds after the import. */
  readonly references?: readonly FlatReference[];
};

/** A line of a reference list: what a sequence, with all its child task sequences, needs. */
export type FlatReference = {
  readonly kind: 'package' | 'application';
  readonly id: string;
  readonly program?: string;
};

/** What a class of objects is to tsferry. One file a kind; `kinds.ts` lists them all. */
export type Kind = {
  readonly class: string;
  /** Microsoft's word for it, for example `Task Sequence`. */
  readonly label: string;
  /** `package`: keyed by PackageID, a new one at every import. `portable`: the id travels. `owned`: follows its owner. */
  readonly identity: 'package' | 'portable' | 'owned';
  /** How references name it. */
  readonly referenceKind: ReferenceKind;
  /** Id out of the definition, or null when the definition holds none. */
  idOf(instance: Instance): string | null;
  /** Name of the folder below the class in an archive, not escaped. */
  folderKey(instance: Instance): string;
  /** For an owned object: the id of its owner, which is keyed by PackageID. */
  ownerOf?(instance: Instance): string | null;
  /** Every place where the object names another. Throws when a nested document is refused. */
  references(object: ManagedObject): Reference[];
  contents(instance: Instance): ContentSource[];
  /** The definition with another package source for the contents given. */
  setContent(instance: Instance, key: string, path: string): Instance;
  /** The definition with another key for one of its contents. Only applications have keys that can be changed. */
  setContentKey(instance: Instance, key: string, newKey: string): Instance;
  /** The object under its new id, with every reference moved (libs/domain/docs/identity.md, "What moves"). */
  remap(object: ManagedObject, newId: string, map: IdMap): ManagedObject;
  /** Properties that say where or when the object is, not what it is. */
  readonly siteProperties: readonly string[];
  /** Names of side files that an archive holds for it, in archive order; made by `sideFiles` of the engine when absent. */
  readonly sideFileNames: readonly string[];
  /** `client:<name>`, `usmt`, `boot:<architecture>` for an object that every site has of its own, else null. */
  predefined(instance: Instance): string | null;
};

export type { SideFile };

/** What a kind must say; the rest is that of an object without references, content or side files. */
export type KindSpec = Pick<Kind, 'class' | 'label' | 'identity' | 'referenceKind' | 'idOf' | 'folderKey' | 'remap'> &
  Partial<Kind>;

/** Makes a kind out of what its file says. */
export function defineKind(spec: KindSpec): Kind {
  return {
    references: () => [],
    contents: () => [],
    setContent: (instance) => instance,
    setContentKey: (instance) => instance,
    siteProperties: [],
    sideFileNames: [],
    predefined: () => null,
    ...spec,
  };
}
