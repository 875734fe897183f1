type Signature = { readonly at: number; readonly bytes: readonly number[]; readonly name: string };

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

const signatures: readonly Signature[] = [
  { at: 0, bytes: [0x50, 0x4b, 0x07, 0x08], name: 'the first file of a split zip' },
  { at: 0, bytes: [0x50, 0x4b, 0x30, 0x30], name: 'the first file of a split zip' },
  { at: 0, bytes: [0x1f, 0x8b], name: 'a gzip file' },
  { at: 0, bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], name: 'a 7z archive' },
  { at: 0, bytes: ascii('Rar!'), name: 'a RAR archive' },
  { at: 0, bytes: ascii('MSCF'), name: 'a cabinet (.cab) file' },
  { at: 0, bytes: ascii('MSWIM'), name: 'a Windows image (.wim)' },
  { at: 0, bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], name: 'an xz file' },
  { at: 0, bytes: ascii('BZh'), name: 'a bzip2 file' },
  { at: 0, bytes: ascii('%PDF'), name: 'a PDF document' },
  { at: 0, bytes: ascii('MZ'), name: 'a Windows program' },
  { at: 0, bytes: [0xd0, 0xcf, 0x11, 0xe0], name: 'an .msi file or an old Office document' },
  { at: 257, bytes: ascii('ustar'), name: 'a tar archive' },
];

const textForms: readonly (readonly [RegExp, string])[] = [
  [/^\s*<(?:!doctype\s+html|html|head|body)\b/i, 'an HTML page, perhaps the error page of a download'],
  [/^\s*<(?:\?xml|[A-Za-z_])/, 'an XML document'],
  [/^version https:\/\/git-lfs\./, 'a Git LFS pointer, not the file itself'],
];

/** What a file that is no zip looks like, by its first bytes: `a gzip file`, `text`, `unknown data`. For messages. */
export function describeFormat(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'an empty file';
  const signature = signatures.find(({ at, bytes: expected }) => expected.every((byte, i) => bytes[at + i] === byte));
  if (signature) return signature.name;
  const start = bytes.subarray(0, 512);
  if (start.every((byte) => byte === 0)) return 'a file of zero bytes';
  const utf16 = start[0] === 0xff && start[1] === 0xfe;
  const text = new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(start);
  if (/[\0-\x08\x0E-\x1A\x1C-\x1F]/.test(text)) return 'unknown data';
  return textForms.find(([form]) => form.test(text))?.[1] ?? (text.includes('\uFFFD') ? 'unknown data' : 'text');
}
