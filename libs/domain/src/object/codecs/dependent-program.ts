import { getText, setText } from '../../instance/properties.js';
import type { Instance } from '../../instance/instance.js';
import type { IdMap } from '../../reference/id-map.js';
import { isPackageId, unresolvedId } from '../../reference/ref.js';
import type { Reference } from '../../reference/reference.js';

const property = 'DependentProgram';

/** `PackageID;;Program` in two (libs/domain/docs/objects.md, "Task sequences"); null when it names no package. */
function parse(text: string | null): { readonly id: string; readonly rest: string; readonly program: string } | null {
  if (text === null) return null;
  const separator = text.indexOf(';');
  const id = (separator < 0 ? text : text.slice(0, separator)).trim();
  if (!isPackageId(id)) return null;
  const rest = separator < 0 ? '' : text.slice(separator);
  return { id, rest, program: rest.replace(/^;+/, '') };
}

/** The program that runs first, of a task sequence or a program ("Run another program first"). */
export function dependentProgramReferences(instance: Instance): Reference[] {
  const found = parse(getText(instance, property));
  if (!found) return [];
  const program = found.program === '' ? {} : { program: found.program };
  return [{ kind: 'package', id: found.id, ...program, step: null, property, enabled: true }];
}

/**
 * The instance with the package of its dependent program moved. Names of programs survive an import
 * (libs/domain/docs/objects.md, "Packages and programs").
 * Guess: one that is ignored leaves an empty property (libs/domain/docs/objects.md, "Guesses").
 */
export function remapDependentProgram(instance: Instance, map: IdMap): Instance {
  const found = parse(getText(instance, property));
  const target = found && map('package', found.id);
  if (!found || !target) return instance;
  return setText(instance, property, target.id === unresolvedId ? '' : `${target.id}${found.rest}`);
}
