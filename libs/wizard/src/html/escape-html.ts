import { show } from '../words/index.js';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as the text of an element or an attribute; what would hide or turn text around is written out. */
export function escapeHtml(text: string): string {
  return show(text).replace(/[&<>"']/g, (character) => entities[character]!);
}
