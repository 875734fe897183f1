/**
 * A GUID in lower case out of a hash of at least 32 hex digits: equal text, equal GUID. Marked as version 8, "made by
 * the application" (RFC 9562).
 */
export function guidOf(hex: string): string {
  const part = (from: number, to: number) => hex.slice(from, to).toLowerCase();
  return `${part(0, 8)}-${part(8, 12)}-8${part(13, 16)}-a${part(17, 20)}-${part(20, 32)}`;
}
