import {
  createXmlBudget,
  kindOf,
  type ArchivedObject,
  type Instance,
  type ManagedObject,
  type SideFile,
} from '@tsferry/domain';
import { decodeInstance } from '../xml/decode-instance.js';
import { readSingleValue } from '../xml/single-value-xml.js';
import type { ObjectFolder, Part } from './archive-parts.js';
import { identifyObject } from './identify-object.js';
import type { ContentClaim } from './link-contents.js';
import { checkNestedDocuments } from './nested-documents.js';
import { readRelationships } from './relationships.js';
import { readSideFile } from './side-file.js';

/** The side file that links an object to its content (libs/io/docs/archive-format.md, "Side files"). */
export const packageContentFile = 'PACKAGE_CONTENT.xml';

/** An object before its contents are linked. */
export type FoundObject = {
  readonly object: ManagedObject & Pick<ArchivedObject, 'folderKey'>;
  readonly claim: ContentClaim;
};

function readInstance(part: Part): Instance {
  const budget = createXmlBudget();
  const instance = decodeInstance(part.read(), part.name, budget);
  checkNestedDocuments(instance, part.name, budget);
  return instance;
}

/**
 * Reads one object with its side files, every document in it checked, nested ones too.
 * Throws XML_*, SCHEMA and SCHEMA_ID, naming the part.
 */
export function readObject(folder: ObjectFolder, objectPart: Part): FoundObject {
  const instance = readInstance(objectPart);
  const ref = identifyObject(instance, folder);
  const sideFiles = new Map<string, SideFile>();
  let packageContent: string | null = null;
  for (const [file, part] of folder.files) {
    // Names of parts are compared without case.
    if (file.toUpperCase() === packageContentFile.toUpperCase())
      packageContent = readSingleValue(part.read(), part.name, 'guid').trim();
    else sideFiles.set(file, readSideFile(part.read(), part.name));
  }
  const relations = folder.relationships;
  return {
    // Names end in .xml, so none can be one of an object's prototype.
    object: { ...ref, folderKey: folder.folder, instance, sideFiles: Object.fromEntries(sideFiles) },
    claim: {
      object: ref.id,
      packageContent,
      sources: kindOf(ref.class).contents(instance),
      relationships: relations ? readRelationships(relations.read(), relations.name) : [],
    },
  };
}
