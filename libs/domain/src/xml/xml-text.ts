import { AppError } from '../error.js';

const pieces =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|&#x([0-9A-Fa-f]+);|&#([0-9]+);|&(amp|lt|gt|quot|apos);/g;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The value of a leaf element out of its raw content, known to be well formed. Unlike an XML parser it keeps CR,
 * since the console writes the line ends of WMI strings raw
 * (libs/io/docs/archive-format.md, "Objects").
 */
export function leafText(raw: string): string {
  if (!raw.includes('<') && !raw.includes('&')) return raw;
  return raw.replace(pieces, (_, cdata?: string, hex?: string, decimal?: string, entity?: string) => {
    if (cdata !== undefined) return cdata;
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number.parseInt(decimal, 10));
    return entity === undefined ? '' : (named[entity] ?? '');
  });
}

const forbidden =
  /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Whether every character of `text` is one that an XML document can carry. */
export function isXmlText(text: string): boolean {
  return !forbidden.test(text);
}

/** Throws SCHEMA when `text` holds a character that no XML document can carry. */
export function requireXmlText(text: string, where: string): void {
  const found = forbidden.exec(text);
  if (!found) return;
  const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  throw new AppError('SCHEMA', `${where} holds the character U+${code}, which XML cannot carry.`, {
    hint: 'Remove the character.',
    details: { where, offset: found.index },
  });
}

/** Escapes element text: `& < >`, and a CR that a parser would fold unless `keepCr` (the console's own way). */
export function escapeText(text: string, keepCr = true): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return keepCr ? escaped : escaped.replace(/\r/g, '&#xD;');
}

const escapedInAttributes = /[&<>"\t\n\r]/;

/** Escapes an attribute value for double quotes. */
export function escapeAttribute(text: string): string {
  // Nearly every value is one without, and there are thousands in an object.
  if (!escapedInAttributes.test(text)) return text;
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\t/g, '&#x9;')
    .replace(/\n/g, '&#xA;')
    .replace(/\r/g, '&#xD;');
}

/** Wraps text whole in CDATA, splitting any `]]>` inside. */
export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
