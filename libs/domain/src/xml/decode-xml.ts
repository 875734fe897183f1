import { AppError } from '../error.js';

/** The text of an XML document, and whether it began with a byte order mark. */
export type DecodedXml = { readonly text: string; readonly bom: boolean };

const declaration = /^<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/;

function refuse(where: string, why: string): never {
  throw new AppError('XML_ENCODING', `${where} ${why}.`, {
    hint: 'Parts of an export are UTF-8, or UTF-16LE with a byte order mark.',
    details: { where },
  });
}

/**
 * Decodes UTF-8, or UTF-16LE that begins with a byte order mark. The mark is taken off; a declaration must agree.
 * Throws XML_ENCODING, so that no U+FFFD ever stands for a byte that could not be read.
 */
export function decodeXml(bytes: Uint8Array, where: string): DecodedXml {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe && !(bytes[2] === 0 && bytes[3] === 0);
  const utf8Bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let text: string;
  try {
    text = new TextDecoder(utf16 ? 'utf-16le' : 'utf-8', { fatal: true, ignoreBOM: true }).decode(
      utf16 ? bytes.subarray(2) : utf8Bom ? bytes.subarray(3) : bytes,
    );
  } catch {
    return refuse(where, `is not valid ${utf16 ? 'UTF-16LE' : 'UTF-8'}`);
  }
  if (text.startsWith('\uFEFF')) return refuse(where, 'begins with two byte order marks');
  const declared = declaration.exec(text)?.[1]?.toLowerCase();
  const expected = utf16 ? ['utf-16', 'utf-16le'] : ['utf-8', 'us-ascii'];
  if (declared !== undefined && !expected.includes(declared)) {
    const shown = /^[a-z0-9._:-]{1,40}$/.test(declared) ? `the encoding "${declared}"` : 'an unknown encoding';
    return refuse(where, `declares ${shown} but is ${utf16 ? 'UTF-16LE' : 'UTF-8'}`);
  }
  if (declared === 'us-ascii' && text.length !== bytes.length - (utf8Bom ? 3 : 0)) {
    return refuse(where, 'declares the encoding "us-ascii" but holds other characters');
  }
  return { text, bom: utf8Bom || utf16 };
}
