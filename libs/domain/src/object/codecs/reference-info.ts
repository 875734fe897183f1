import { createXmlBudget } from '../../xml/limits.js';
import { infoValue, readInfoInstance, writeInfoInstance, type InfoInstance } from './info-instance.js';

/**
 * One string of ReferencesInfo.xml (a package) or of AppReferencesInfo.xml (an application)
 * (libs/io/docs/archive-format.md, "What a task sequence says it needs").
 */
export type ReferenceInfo = {
  readonly kind: 'package' | 'application';
  readonly id: string;
  readonly packageType?: number;
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
function toReferenceInfo(instance: InfoInstance): ReferenceInfo | null {
  const value = (name: string): string | undefined => infoValue(instance, name) ?? undefined;
  const modelName = value('RefAppModelName');
  if (modelName) {
    const rest = { contentPackageId: value('RefAppPackageID'), ciId: value('RefAppCI_ID') };
    return defined({ kind: 'application', id: modelName, ...rest });
  }
  const id = value('ReferencePackageID');
  if (!id) return null;
  return defined({
    kind: 'package',
    id,
    packageType: Number(value('ReferencePackageType') ?? NaN),
    name: value('ReferenceName'),
    version: value('ReferenceVersion'),
    description: value('ReferenceDescription'),
    program: value('ReferenceProgramName'),
  });
}

function defined(info: { [K in keyof ReferenceInfo]: ReferenceInfo[K] | undefined }): ReferenceInfo {
  return Object.fromEntries(Object.entries(info).filter(([, value]) => value !== undefined)) as ReferenceInfo;
}

/** Reads the strings of either file. Throws as `readXml` does. */
export function readReferenceStrings(items: readonly string[], where: string): ReferenceInfo[] {
  const budget = createXmlBudget();
  return items
    .map((item, index) => toReferenceInfo(readInfoInstance(item, `${where}, string ${index + 1}`, budget)))
    .filter((found) => found !== null);
}

/** The string of one reference, as the console writes it. */
export function writeReferenceString(sequenceId: string, info: ReferenceInfo): string {
  return info.kind === 'application'
    ? writeInfoInstance(applicationInfo, [
        ['PackageID', 'string', sequenceId],
        ['RefAppCI_ID', 'sint32', info.ciId ?? '0'],
        ['RefAppModelName', 'string', info.id],
        ['RefAppPackageID', 'string', info.contentPackageId ?? ''],
      ])
    : writeInfoInstance(packageInfo, [
        ['PackageID', 'string', sequenceId],
        ['ProgramName', 'string', '*'],
        ['ReferenceDescription', 'string', info.description ?? ''],
        ['ReferenceName', 'string', info.name ?? ''],
        ['ReferencePackageID', 'string', info.id],
        ['ReferencePackageType', 'uint32', String(info.packageType ?? 0)],
        ['ReferenceProgramName', 'string', info.program ?? '*'],
        ['ReferenceVersion', 'string', info.version ?? ''],
      ]);
}
