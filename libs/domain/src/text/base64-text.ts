/** Text inside base64: UTF-16LE with or without a byte order mark (PowerShell's own), or UTF-8. */
export type EncodedText = { readonly text: string; readonly encoding: 'utf-16le' | 'utf-8'; readonly bom: boolean };

function decode(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-8'): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return /[\0-\x08\x0E-\x1F\uFFFE\uFFFF]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** The text that a run of base64 holds, or null when it is no base64 or holds no text. */
export function decodeBase64Text(base64: string): EncodedText | null {
  if (base64.replace(/\s/g, '').length % 4 === 1 || /[^A-Za-z0-9+/=\s]/.test(base64)) return null;
  let binary: string;
  try {
    binary = atob(base64);
  } catch {
    return null;
  }
  const bytes = Uint8Array.from(binary, (unit) => unit.charCodeAt(0));
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    const text = decode(bytes.subarray(2), 'utf-16le');
    return text === null ? null : { text, encoding: 'utf-16le', bom: true };
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    const text = decode(bytes.subarray(3), 'utf-8');
    return text === null ? null : { text, encoding: 'utf-8', bom: true };
  }
  const wide = bytes.length % 2 === 0 && bytes.length > 1 && bytes[1] === 0;
  const encoding = wide ? 'utf-16le' : 'utf-8';
  const text = decode(bytes, encoding);
  return text === null ? null : { text, encoding, bom: false };
}

/** The base64 of a text in the encoding it was found in. */
export function encodeBase64Text({ text, encoding, bom }: EncodedText): string {
  const whole = bom ? `\uFEFF${text}` : text;
  let bytes: Uint8Array;
  if (encoding === 'utf-8') {
    bytes = new TextEncoder().encode(whole);
  } else {
    bytes = new Uint8Array(whole.length * 2);
    for (let i = 0; i < whole.length; i++) {
      const unit = whole.charCodeAt(i);
      bytes[2 * i] = unit & 0xff;
      bytes[2 * i + 1] = unit >> 8;
    }
  }
  const pieces: string[] = [];
  for (let i = 0; i < bytes.length; i += 8192) pieces.push(String.fromCharCode(...bytes.subarray(i, i + 8192)));
  return btoa(pieces.join(''));
}
