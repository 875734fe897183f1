/** Characters that JSON allows raw and that a terminal obeys or does not show: DEL, C1, format characters, separators. */
const unseen = /[\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g;

/** One JSON document, indented, ending in a line feed. The data is all there; no byte of it is a control character. */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return `${text.replace(unseen, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
