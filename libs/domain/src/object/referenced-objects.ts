import { withoutPolicySecrets } from '../policy-secret/find-policy-secrets.js';
import { allNodes, findVariable } from '../sequence/sequence.js';
import { readReferenceStrings, writeReferenceString, type ReferenceInfo } from './codecs/reference-info.js';
import { sequenceOf } from './codecs/sequence-of.js';
import { applicationClass } from './kinds/application.js';
import { classOfPackageType, kindFor, kindOf } from './kinds/kinds.js';
import { taskSequenceClass } from './kinds/task-sequence.js';
import type { ManagedObject } from './managed-object.js';
import { idKey } from '../reference/ref.js';

/**
 * What an archive says of an object that a task sequence needs, also of one that it does not hold
 * (libs/io/docs/archive-format.md, "What a task sequence says it needs").
 */
export type ReferencedObject = Omit<ReferenceInfo, 'packageType'> & { readonly class?: string };

/** Reads the strings of ReferencesInfo.xml or AppReferencesInfo.xml. Throws as `readXml` does. */
export function readReferenceInfo(items: readonly string[], where: string): ReferencedObject[] {
  return readReferenceStrings(items, where).map(({ packageType, ...info }) => {
    const className = info.kind === 'application' ? applicationClass : classOfPackageType(packageType ?? NaN);
    return className === undefined ? info : { ...info, class: className };
  });
}

/** Writes the strings of ReferencesInfo.xml (packages) or AppReferencesInfo.xml (applications), in the order given. */
export function writeReferenceInfo(sequenceId: string, references: readonly ReferencedObject[]): string[] {
  return references.map(({ class: className, ...info }) => {
    const packageType = className === undefined ? null : kindOf(className).packageType;
    return writeReferenceString(sequenceId, packageType === null ? info : { ...info, packageType });
  });
}

/** Names that the steps repeat: display names of applications, and of child task sequences (`ID, Name` or `Name`). */
function namesInSteps(object: ManagedObject): ReferencedObject[] {
  const sequence = sequenceOf(object.instance);
  const nodes = sequence ? allNodes(sequence) : [];
  return nodes.flatMap((node): ReferencedObject[] => {
    if (node.kind === 'child') {
      const id = findVariable(node.variables, 'TsPackageID')?.text ?? '';
      const shown = findVariable(node.variables, 'TsName')?.text ?? '';
      const name = idKey(shown).startsWith(`${idKey(id)}, `) ? shown.slice(id.length + 2) : shown;
      return id === '' ? [] : [{ kind: 'package', id, class: taskSequenceClass, ...(name && { name }) }];
    }
    return node.variables.flatMap((variable): ReferencedObject[] => {
      const index = /^AppInfo(\d+)Name$/i.exec(variable.property)?.[1];
      if (index === undefined || variable.text === '') return [];
      const name = findVariable(node.variables, `AppInfo${index}DisplayName`)?.text ?? '';
      return [{ kind: 'application', id: variable.text, class: applicationClass, ...(name && { name }) }];
    });
  });
}

/**
 * Everything a task sequence says about the objects it needs: ReferencesInfo.xml and AppReferencesInfo.xml first, then
 * the names that its steps repeat; each id once. Names come without the values of `<PolicySecret>` elements, since they
 * are shown. Empty for other classes. Throws when a nested document is refused.
 */
export function referencedObjects(object: ManagedObject): ReferencedObject[] {
  const found = new Map<string, ReferencedObject>();
  const add = (reference: ReferencedObject): void => {
    const key = `${reference.kind}\n${idKey(reference.id)}`;
    const known = found.get(key);
    found.set(key, known ? { ...reference, ...known } : reference);
  };
  for (const name of kindFor(object).derivedSideFiles) {
    const file = object.sideFiles[name];
    if (file?.kind === 'strings') readReferenceInfo(file.items, `${object.class}/${object.id}/${name}`).forEach(add);
  }
  if (object.class === taskSequenceClass) namesInSteps(object).forEach(add);
  return [...found.values()].map((reference) =>
    reference.name === undefined ? reference : { ...reference, name: withoutPolicySecrets(reference.name) },
  );
}
