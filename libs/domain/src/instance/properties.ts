import { AppError } from '../error.js';
import type { Instance, Property, Value } from './instance.js';

/** The property of that name, ignoring case as WMI does, or undefined. */
export function findProperty(instance: Instance, name: string): Property | undefined {
  const { properties } = instance;
  for (const property of properties) if (property.name === name) return property;
  const folded = name.toLowerCase();
  // Names of classes and their properties are ASCII, so names of different length are different.
  return properties.find(({ name: other }) => other.length === name.length && other.toLowerCase() === folded);
}

/** Text of a scalar property; null when it is NULL, absent, or not a scalar. */
export function getText(instance: Instance, name: string): string | null {
  const property = findProperty(instance, name);
  return property?.kind === 'scalar' ? (property.value?.text ?? null) : null;
}

/** A whole number out of a scalar property; null when it is NULL, absent, or not a safe integer. */
export function getInteger(instance: Instance, name: string): number | null {
  const text = getText(instance, name);
  if (text === null || !/^-?[0-9]+$/.test(text)) return null;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : null;
}

/** TRUE or FALSE out of a scalar property; null when it is NULL or absent. */
export function getBoolean(instance: Instance, name: string): boolean | null {
  const text = getText(instance, name);
  return text === null ? null : text.toUpperCase() === 'TRUE';
}

/** Texts of an array property; empty when it is NULL, absent, or not an array. */
export function getTexts(instance: Instance, name: string): string[] {
  const property = findProperty(instance, name);
  return property?.kind === 'array' ? (property.values ?? []).map((value) => value.text) : [];
}

/** Instances embedded in an object array property; empty when it is NULL or absent. */
export function getObjects(instance: Instance, name: string): readonly Instance[] {
  const property = findProperty(instance, name);
  return property?.kind === 'objects' ? (property.objects ?? []) : [];
}

const toValue = (text: string): Value => ({ text });

function replace(
  instance: Instance,
  name: string,
  kind: Property['kind'],
  change: (old: Property) => Property,
): Instance {
  const old = findProperty(instance, name);
  // A site of an older version has no such column, and none is added
  // (libs/io/docs/archive-format.md, "Columns by version").
  if (!old) return instance;
  if (old.kind !== kind) {
    throw new AppError('SCHEMA', `${instance.className}.${name} is not of the kind "${kind}".`, {
      details: { class: instance.className, property: name },
    });
  }
  const next = change(old);
  return { ...instance, properties: instance.properties.map((property) => (property === old ? next : property)) };
}

/** The bag with one scalar changed; the same bag when the property is absent or already has that text. */
export function setText(instance: Instance, name: string, text: string | null): Instance {
  if (findProperty(instance, name) && getText(instance, name) === text) return instance;
  return replace(
    instance,
    name,
    'scalar',
    (old) => ({ ...old, value: text === null ? null : toValue(text) }) as Property,
  );
}

/** The bag with one array changed; the same bag when the property is absent. */
export function setTexts(instance: Instance, name: string, texts: readonly string[] | null): Instance {
  return replace(
    instance,
    name,
    'array',
    (old) => ({ ...old, values: texts === null ? null : texts.map(toValue) }) as Property,
  );
}

/** The bag with one object array changed; the same bag when the property is absent. */
export function setObjects(instance: Instance, name: string, objects: readonly Instance[] | null): Instance {
  return replace(instance, name, 'objects', (old) => ({ ...old, objects }) as Property);
}
