import type { Attributes, Instance, Property, Qualifier, Value } from '../../instance/instance.js';
import type { ManagedObject } from '../../object/managed-object.js';
import { mayHoldPolicySecret } from '../../policy-secret/may-hold.js';

/** Data that holds none. Bags never change, share much of what they are made of, and are asked about again. */
const clean = new WeakSet<object>();

/**
 * Whether any text of an object may hold a `<PolicySecret>`. Never false for an object that holds one. Makes nothing: an
 * object has a thousand texts, and hardly any object holds one.
 */
export function mayObjectHold({ name, instance, sideFiles }: ManagedObject): boolean {
  return mayHoldPolicySecret(name) || isUnclean(instance, inInstance) || isUnclean(sideFiles, inData);
}

function isUnclean<Data extends object>(data: Data, mayHold: (data: Data) => boolean): boolean {
  if (clean.has(data)) return false;
  if (mayHold(data)) return true;
  clean.add(data);
  return false;
}

function inInstance({ className, attributes, qualifiers, properties, layout, markup, wrapper }: Instance): boolean {
  for (const property of properties) if (isUnclean(property, inProperty)) return true;
  return (
    mayHoldPolicySecret(className) ||
    inAttributes(attributes) ||
    inQualifiers(qualifiers) ||
    [layout, markup, wrapper].some(inData)
  );
}

function inProperty(property: Property): boolean {
  const { name, attributes, qualifiers, markup } = property;
  if (mayHoldPolicySecret(name) || inAttributes(attributes) || inQualifiers(qualifiers)) return true;
  if (markup !== undefined && inData(markup)) return true;
  switch (property.kind) {
    case 'scalar':
      return property.value !== null && inValue(property.value);
    case 'array':
      return (property.values?.some(inValue) ?? false) || inData(property.list);
    case 'objects':
      return (property.objects?.some(inInstance) ?? false) || inData(property.list);
    case 'object':
      return property.object !== null && inInstance(property.object);
  }
}

function inValue({ text, lexical, markup }: Value): boolean {
  if (mayHoldPolicySecret(text)) return true;
  return (lexical !== undefined && mayHoldPolicySecret(lexical)) || (markup !== undefined && inData(markup));
}

function inAttributes(attributes: Attributes): boolean {
  for (const [name, value] of attributes) if (mayHoldPolicySecret(value) || mayHoldPolicySecret(name)) return true;
  return false;
}

function inQualifiers(qualifiers: readonly Qualifier[]): boolean {
  for (const qualifier of qualifiers) if (isUnclean(qualifier, inData)) return true;
  return false;
}

/** Any plain data. */
function inData(data: unknown): boolean {
  if (typeof data === 'string') return mayHoldPolicySecret(data);
  if (typeof data !== 'object' || data === null) return false;
  return Object.values(data).some(inData);
}
