import type { ManagedObject } from '../../object/managed-object.js';
import type { StepPath } from '../../reference/step-path.js';
import type { Reentry } from '../reentry.js';
import { withoutPolicySecrets } from '../../policy-secret/find-policy-secrets.js';
import { mayObjectHold } from './may-object-hold.js';

const nowhere: StepPath = { names: [], index: [] };

/**
 * The object without the values of its `<PolicySecret>` elements, wherever they stand: in properties of any kind, in
 * qualifiers, in markup that is kept as it was written, in side files. The same object when there are none.
 */
export function blankPolicySecrets<Managed extends ManagedObject>(object: Managed): Managed {
  if (!mayObjectHold(object)) return object;
  const { name, instance, sideFiles } = object;
  const blanked = { name: blankIn(name), instance: blankIn(instance), sideFiles: blankIn(sideFiles) };
  const isSame = blanked.name === name && blanked.instance === instance && blanked.sideFiles === sideFiles;
  return isSame ? object : { ...object, ...blanked };
}

/**
 * What `blankPolicySecrets` changes in an object, as fields of the object itself: a property, a side file by its name, or
 * `object.xml` for what belongs to no property.
 */
export function blankedProperties(object: ManagedObject, blanked: ManagedObject): Reentry[] {
  if (object === blanked) return [];
  const { instance, sideFiles } = object;
  const properties = instance.properties.filter((property, at) => property !== blanked.instance.properties[at]);
  const files = Object.keys(sideFiles).filter((name) => sideFiles[name] !== blanked.sideFiles[name]);
  const names = [...properties.map(({ name }) => name), ...files];
  if (names.length === 0) names.push('object.xml');
  return names.map((property) => ({ object: object.id, step: nowhere, property, state: 'blanked', optional: false }));
}

/** Plain data with every text in it blanked; the same data when no text changes. */
function blankIn<Data>(data: Data): Data {
  if (typeof data === 'string') return withoutPolicySecrets(data) as Data;
  if (typeof data !== 'object' || data === null) return data;
  let changed: Record<string, unknown> | null = null;
  for (const [key, value] of Object.entries(data)) {
    const blanked: unknown = blankIn(value);
    if (blanked === value) continue;
    changed ??= (Array.isArray(data) ? [...(data as unknown[])] : { ...data }) as Record<string, unknown>;
    changed[key] = blanked;
  }
  return (changed ?? data) as Data;
}
