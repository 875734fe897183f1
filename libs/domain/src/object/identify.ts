import { AppError } from '../error.js';
import type { Instance } from '../instance/instance.js';
import { getText } from '../instance/properties.js';
import { withoutPolicySecrets } from '../policy-secret/find-policy-secrets.js';
import { isListed, kindOf } from './kinds/kinds.js';
import type { ObjectRef } from '../reference/ref.js';

const nameProperties = ['LocalizedDisplayName', 'Name', 'ProgramName'] as const;

/**
 * The display name: LocalizedDisplayName, else Name, else ProgramName; '' when there is none. Verbatim, but for the
 * values of `<PolicySecret>` elements: a name is shown everywhere.
 */
export function nameOf(instance: Instance): string {
  for (const property of nameProperties) {
    const name = getText(instance, property);
    if (name !== null && name !== '') return withoutPolicySecrets(name);
  }
  return '';
}

/**
 * Class, id and name of an object that lies in an archive below `<class>/<folderKey>/`, the key as it stands there
 * (escaped). A class nobody claims has the unescaped folder key for an id. Throws SCHEMA_ID when an object of a class
 * of the list lacks its id.
 */
export function identify(instance: Instance, folderKey: string): ObjectRef & { readonly name: string } {
  const kind = kindOf(instance.className);
  const name = nameOf(instance);
  if (!isListed(instance.className)) return { class: instance.className, id: unescapeKey(folderKey), name };
  const id = kind.idOf(instance);
  if (id === null || id === '') {
    throw new AppError('SCHEMA_ID', `${kind.class}/${folderKey}/object.xml does not say the id of its object.`, {
      hint: 'The object was damaged or edited by hand. Export it again.',
      details: { class: kind.class, folderKey },
    });
  }
  return { class: kind.class, id, name };
}

/** A folder key with its URI escapes undone; as it is when they are not valid. */
function unescapeKey(folderKey: string): string {
  try {
    return decodeURIComponent(folderKey);
  } catch {
    return folderKey;
  }
}
