import { withoutPolicySecrets } from '../secret/policy/find-policy-secrets.js';
import { allNodes, findVariable } from '../sequence/sequence.js';
import { createXmlBudget } from '../xml/limits.js';
import { infoValue, readInfoInstance, writeInfoInstance, type InfoInstance } from './info-instance.js';
import type { ManagedObject } from './managed-object.js';
import { classOfPackageType, packageTypeOf } from './package-type.js';
import { idKey } from './ref.js';
import { sequenceOf } from './sequence-of.js';

/**
 * What an archive says of an object that a task sequence needs, even when it does not hold that object
 * (libs/io/docs/archive-format.md, "What a task sequence says it needs").
 */
export type ReferencedObject = {
  readonly kind: 'package' | 'application';
  readonly id: string;
  readonly class?: string;
  readonly name?: string;
  readonly version?: string;
  readonly description?: string;
  /** `*`, or the program of a package that is run. */
  readonly program?: string;
  /** Of an application: its hidden content package and its number in the exporting site. */
  readonly contentPackageId?: string;
  readonly ciId?: string;
};

const packageInfo = 'SMS_TaskSequenceReferencesInfo';
const applicationInfo = 'SMS_TaskSequenceAppReferencesInfo';

/** What one string says; null for a class of instance that says nothing of a reference. */
function toReferencedObject(instance: InfoInstance): ReferencedObject | null {
  const value = (name: string): string | undefined => infoValue(instance, name) ?? undefined;
  const modelName = value('RefAppModelName');
  if (modelName) {
    const rest = { contentPackageId: value('RefAppPackageID'), ciId: value('RefAppCI_ID') };
    return defined({ kind: 'application', id: modelName, class: 'SMS_Application', ...rest });
  }
  const id = value('ReferencePackageID');
  if (!id) return null;
  return defined({
    kind: 'package',
    id,
    class: classOfPackageType(Number(value('ReferencePackageType') ?? NaN)),
    name: value('ReferenceName'),
    version: value('ReferenceVersion'),
    description: value('ReferenceDescription'),
    program: value('ReferenceProgramName'),
  });
}

function defined(object: { [K in keyof ReferencedObject]: ReferencedObject[K] | undefined }): ReferencedObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as ReferencedObject;
}

/** Reads the strings of ReferencesInfo.xml or AppReferencesInfo.xml. Throws as `readXml` does. */
export function readReferenceInfo(items: readonly string[], where: string): ReferencedObject[] {
  const budget = createXmlBudget();
  return items
    .map((item, index) => toReferencedObject(readInfoInstance(item, `${where}, string ${index + 1}`, budget)))
    .filter((found) => found !== null);
}

/** Writes the strings of ReferencesInfo.xml (packages) or AppReferencesInfo.xml (applications), in the order given. */
export function writeReferenceInfo(sequenceId: string, references: readonly ReferencedObject[]): string[] {
  return references.map((reference) =>
    reference.kind === 'application'
      ? writeInfoInstance(applicationInfo, [
          ['PackageID', 'string', sequenceId],
          ['RefAppCI_ID', 'sint32', reference.ciId ?? '0'],
          ['RefAppModelName', 'string', reference.id],
          ['RefAppPackageID', 'string', reference.contentPackageId ?? ''],
        ])
      : writeInfoInstance(packageInfo, [
          ['PackageID', 'string', sequenceId],
          ['ProgramName', 'string', '*'],
          ['ReferenceDescription', 'string', reference.description ?? ''],
          ['ReferenceName', 'string', reference.name ?? ''],
          ['ReferencePackageID', 'string', reference.id],
          ['ReferencePackageType', 'uint32', String(packageTypeOf(reference.class ?? '') ?? 0)],
          ['ReferenceProgramName', 'string', reference.program ?? '*'],
          ['ReferenceVersion', 'string', reference.version ?? ''],
        ]),
  );
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
      return id === '' ? [] : [{ kind: 'package', id, class: 'SMS_TaskSequencePackage', ...(name && { name }) }];
    }
    return node.variables.flatMap((variable): ReferencedObject[] => {
      const index = /^AppInfo(\d+)Name$/i.exec(variable.property)?.[1];
      if (index === undefined || variable.text === '') return [];
      const name = findVariable(node.variables, `AppInfo${index}DisplayName`)?.text ?? '';
      return [{ kind: 'application', id: variable.text, class: 'SMS_Application', ...(name && { name }) }];
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
  for (const name of ['ReferencesInfo.xml', 'AppReferencesInfo.xml']) {
    const file = object.sideFiles[name];
    if (file?.kind === 'strings') readReferenceInfo(file.items, `${object.class}/${object.id}/${name}`).forEach(add);
  }
  if (object.class === 'SMS_TaskSequencePackage') namesInSteps(object).forEach(add);
  return [...found.values()].map((reference) =>
    reference.name === undefined ? reference : { ...reference, name: withoutPolicySecrets(reference.name) },
  );
}
