/**
 * Text inside base64: UTF-16 with or without a byte order mark (PowerShell's own is little-endian), UTF-8, or `latin1` for
 * bytes that are no UTF-8, one character each. `breaks` says how the base64 was written.
 */
export type EncodedText = {
  readonly text: string;
  readonly encoding: 'utf-16le' | 'utf-16be' | 'utf-8' | 'latin1';
  readonly bom: boolean;
  /** Lines of base64 but the last, when it has several; `padded` false when it lacks the `=` at its end. */
  readonly form?: { readonly lineLength: number; readonly lineEnd: string; readonly padded: boolean };
};

const marks: readonly (readonly [encoding: EncodedText['encoding'], mark: readonly number[]])[] = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
];

/** What no text holds. A console's escape does stand in scripts. */
const binary = /[\0-\x07\x0E-\x1A\x1C-\x1F\uFFFE\uFFFF]/;

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The units of some bytes. Kept as they are, also halves of a pair: what is encoded again must be the same bytes. */
function unitsOf(bytes: Uint8Array, width: 1 | 2, low = 0): string {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += 8192) {
    const part = bytes.subarray(from, from + 8192);
    const units = new Uint16Array(part.length / width);
    for (let at = 0; at < units.length; at++) {
      units[at] = width === 1 ? part[at]! : part[2 * at + low]! | (part[2 * at + 1 - low]! << 8);
    }
    pieces.push(String.fromCharCode(...units));
  }
  return pieces.join('');
}

function decodeAs(bytes: Uint8Array, encoding: EncodedText['encoding']): string | null {
  if (encoding === 'utf-8') return decodeUtf8(bytes);
  if (encoding === 'latin1') return unitsOf(bytes, 1);
  return bytes.length % 2 === 0 ? unitsOf(bytes, 2, encoding === 'utf-16le' ? 0 : 1) : null;
}

/** UTF-16 without a mark: nearly every second byte is 0. */
function isWide(bytes: Uint8Array): boolean {
  if (bytes.length < 2 || bytes.length % 2 !== 0) return false;
  let zeros = 0;
  const most = Math.min(bytes.length, 4096);
  for (let at = 1; at < most; at += 2) if (bytes[at] === 0) zeros++;
  return zeros * 4 >= most;
}

/** The text that a run of base64 holds, or null when it is no base64 or holds no text. */
export function decodeBase64Text(base64: string): EncodedText | null {
  const dense = base64.replace(/\s/g, '');
  if (dense.length % 4 === 1 || /[^A-Za-z0-9+/=]/.test(dense)) return null;
  let decoded: string;
  try {
    decoded = atob(dense);
  } catch {
    return null;
  }
  const bytes = Uint8Array.from(decoded, (unit) => unit.charCodeAt(0));
  const form = formOf(base64, dense);
  const marked = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  const body = marked ? bytes.subarray(marked[1].length) : bytes;
  const candidates = marked ? [marked[0]] : isWide(bytes) ? (['utf-16le'] as const) : (['utf-8', 'latin1'] as const);
  for (const encoding of candidates) {
    const text = decodeAs(body, encoding);
    if (text !== null && !binary.test(text)) return { text, encoding, bom: marked !== undefined, ...form };
  }
  return null;
}

function formOf(base64: string, dense: string): Pick<EncodedText, 'form'> {
  const padded = dense.length % 4 === 0;
  const [lineEnd] = /\s+/.exec(base64) ?? [];
  if (lineEnd === undefined && padded) return {};
  return { form: { lineLength: lineEnd === undefined ? 0 : base64.search(/\s/), lineEnd: lineEnd ?? '', padded } };
}

/** The base64 of a text in the encoding and form it was found in. */
export function encodeBase64Text({ text, encoding, bom, form }: EncodedText): string {
  const bytes = bytesOf(bom && encoding !== 'latin1' ? `\uFEFF${text}` : text, encoding);
  const pieces: string[] = [];
  for (let i = 0; i < bytes.length; i += 8192) pieces.push(String.fromCharCode(...bytes.subarray(i, i + 8192)));
  const base64 = btoa(pieces.join(''));
  if (!form) return base64;
  const written = form.padded ? base64 : base64.replace(/=+$/, '');
  if (form.lineLength === 0) return written;
  const lines: string[] = [];
  for (let at = 0; at < written.length; at += form.lineLength) lines.push(written.slice(at, at + form.lineLength));
  return lines.join(form.lineEnd);
}

function bytesOf(text: string, encoding: EncodedText['encoding']): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'latin1') return Uint8Array.from(text, (unit) => unit.charCodeAt(0) & 0xff);
  const bytes = new Uint8Array(text.length * 2);
  const low = encoding === 'utf-16le' ? 0 : 1;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    bytes[2 * at + low] = unit & 0xff;
    bytes[2 * at + 1 - low] = unit >> 8;
  }
  return bytes;
}
