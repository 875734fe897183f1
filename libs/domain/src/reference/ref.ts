/** Names one object of a place: its WMI class, and its id in the form its kind says (`kind.ts`). */
export type ObjectRef = { readonly class: string; readonly id: string };

/** A key for maps: ids are compared without case, as Configuration Manager compares them. */
export function refKey(ref: ObjectRef): string {
  return `${ref.class}\n${idKey(ref.id)}`;
}

/** An id as it is compared: upper case. PackageIDs and scope ids are ASCII, so no locale can matter. */
export function idKey(id: string): string {
  return id.toUpperCase();
}

/** Three letters or digits of the site that made the object, and five hex digits (SMS_PackageBaseclass). */
export const packageIdPattern = /^[A-Z0-9]{3}[0-9A-F]{5}$/i;

/**
 * What Configuration Manager writes for a missing package
 * (libs/domain/docs/task-sequences.md, "Unresolved references").
 */
export const unresolvedId = '00000000';

/** Whether a text is a PackageID. `00000000` has the form of one but is none. */
export function isPackageId(text: string): boolean {
  return packageIdPattern.test(text) && text !== unresolvedId;
}
