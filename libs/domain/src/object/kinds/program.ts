import { getText, setText } from '../../instance/properties.js';
import type { Instance } from '../../instance/instance.js';
import { dependentProgramReferences, remapDependentProgram } from '../codecs/dependent-program.js';
import { defineKind } from '../kind.js';
import { isPackageId } from '../../reference/ref.js';
import { setRelativePath } from '../codecs/wmi-path.js';

/** Class of programs, which packages own. */
export const programClass = 'SMS_Program';

const packageOf = (instance: Instance): string => getText(instance, 'PackageID') ?? '';
const programName = (instance: Instance): string => getText(instance, 'ProgramName') ?? '';

/**
 * A program. It has no id but its package's and its name, and goes where its package goes
 * (libs/domain/docs/objects.md, "Packages and programs").
 */
export const programKind = defineKind({
  class: programClass,
  label: 'Program',
  plural: 'Programs',
  identity: 'owned',
  referenceKind: 'package',
  idName: 'package and name',
  hasIdForm: (_, instance) => isPackageId(packageOf(instance)),
  idOf: (instance) =>
    packageOf(instance) === '' || programName(instance) === ''
      ? null
      : `${packageOf(instance)}/${programName(instance)}`,
  // `<PackageID>_<ProgramName>` (libs/io/docs/archive-format.md, "Folder names").
  folderKey: (instance) => `${packageOf(instance)}_${programName(instance)}`,
  manifestKeys: ['PackageID', 'ProgramName'],
  ownerOf: (instance) => getText(instance, 'PackageID'),
  references: (object) => dependentProgramReferences(object.instance),
  remap: (object, newId, map) => {
    const owner = newId.slice(0, newId.indexOf('/'));
    const depending = remapDependentProgram(object.instance, map);
    if (object.id === newId) return depending === object.instance ? object : { ...object, instance: depending };
    const name = programName(object.instance);
    // Backslash and quote are escaped in a WMI object path.
    const quoted = name.replace(/[\\"]/g, '\\$&');
    const moved = setText(depending, 'PackageID', owner);
    const path = `${programClass}.PackageID="${owner}",ProgramName="${quoted}"`;
    return { ...object, id: newId, instance: setRelativePath(moved, path) };
  },
  siteProperties: ['__PATH', '__NAMESPACE', '__SERVER', '__RELPATH', 'PackageID'],
});
