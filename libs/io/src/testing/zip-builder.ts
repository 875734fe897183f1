import { crc32, deflateRawSync } from 'node:zlib';

/** Fields of a local or central header; what is not given is worked out from the content. */
export type HeaderFields = {
  readonly name?: string | Uint8Array;
  readonly version?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly time?: number;
  readonly crc?: number;
  readonly compressed?: number;
  readonly size?: number;
  readonly extra?: Uint8Array;
  /** Central only. */
  readonly madeBy?: number;
  readonly attributes?: number;
  readonly comment?: string;
  readonly disk?: number;
  readonly offset?: number;
};

/** One entry of a zip for a test: right by default, each lie named. */
export type ZipPart = HeaderFields & {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  /** The compressed bytes, when they are not those of `content`. */
  readonly data?: Uint8Array;
  /** Only what differs in one of the two headers; null leaves the header (and, for local, the data) out. */
  readonly local?: HeaderFields | null;
  readonly central?: HeaderFields | null;
  /** Bytes after the data: a data descriptor. */
  readonly descriptor?: Uint8Array;
};

/** Lies about the zip as a whole. */
export type ZipLies = {
  readonly prefix?: Uint8Array;
  /** Bytes between the last entry and the directory. */
  readonly gap?: Uint8Array;
  readonly suffix?: Uint8Array;
  readonly comment?: string | Uint8Array;
  readonly count?: number;
  readonly directoryOffset?: number;
  readonly directorySize?: number;
  readonly disk?: number;
  /** Bytes between the directory and the end record, given where the directory lies: for ZIP64 ends. */
  readonly beforeEnd?: (directory: {
    readonly start: number;
    readonly size: number;
    readonly count: number;
  }) => Uint8Array;
};

const bytesOf = (text: string | Uint8Array): Buffer => Buffer.from(text as Uint8Array);

/** Little-endian numbers of the given sizes in bytes, one after the other. */
export function pack(...fields: readonly (readonly [size: number, value: number | bigint])[]): Buffer {
  const out = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of fields) {
    for (let i = 0n, rest = BigInt(value); i < BigInt(size); i += 1n, rest >>= 8n)
      out[at + Number(i)] = Number(rest & 0xffn);
    at += size;
  }
  return out;
}

/** An extra field. */
export function extraField(id: number, body: Uint8Array): Buffer {
  return Buffer.concat([pack([2, id], [2, body.length]), body]);
}

/** The extra field that the console writes into local headers (libs/io/docs/archive-format.md, "The zip container"). */
export const growthHint = extraField(0xa220, Buffer.concat([pack([2, 0xa028], [2, 0x14]), Buffer.alloc(20)]));

/** A data descriptor. */
export function descriptorOf(content: string | Uint8Array, compressed: number, signed = true, wide = 4): Buffer {
  const body = pack([4, crc32(content)], [wide, compressed], [wide, bytesOf(content).length]);
  return signed ? Buffer.concat([pack([4, 0x08074b50]), body]) : body;
}

type Resolved = Required<Omit<HeaderFields, 'name'>> & { readonly nameBytes: Buffer; readonly data: Buffer };

function resolve(part: ZipPart, lies: HeaderFields | null | undefined): Resolved {
  const content = bytesOf(part.content ?? '');
  const method = part.method ?? 0;
  const data = part.data === undefined ? (method === 8 ? deflateRawSync(content) : content) : Buffer.from(part.data);
  const fields = {
    version: 10,
    flags: 0,
    method,
    time: 0x5a21_6c00,
    crc: crc32(content),
    compressed: data.length,
    size: content.length,
    extra: Buffer.alloc(0),
    madeBy: 45,
    attributes: 0,
    comment: '',
    disk: 0,
    offset: -1,
    ...part,
    ...lies,
  };
  return { ...fields, nameBytes: bytesOf(fields.name), data };
}

/** Builds a zip. Entries are stored unless `method` is 8; nothing is checked, so that every lie can be told. */
export function buildZip(parts: readonly ZipPart[], lies: ZipLies = {}): Buffer {
  const pieces: Buffer[] = [];
  let at = 0;
  const push = (piece: Uint8Array): void => {
    pieces.push(Buffer.from(piece));
    at += piece.length;
  };
  push(lies.prefix ?? Buffer.alloc(0));
  const offsets = parts.map((part) => {
    const start = at;
    if (part.local === null) return start;
    const header = resolve(part, part.local);
    push(pack([4, 0x04034b50], [2, header.version], [2, header.flags], [2, header.method], [4, header.time]));
    push(pack([4, header.crc], [4, header.compressed], [4, header.size]));
    push(pack([2, header.nameBytes.length], [2, header.extra.length]));
    for (const piece of [header.nameBytes, header.extra, header.data, part.descriptor ?? Buffer.alloc(0)]) push(piece);
    return start;
  });
  push(lies.gap ?? Buffer.alloc(0));
  const start = at;
  let count = 0;
  parts.forEach((part, index) => {
    if (part.central === null) return;
    count += 1;
    const header = resolve(part, part.central);
    push(pack([4, 0x02014b50], [2, header.madeBy], [2, header.version], [2, header.flags], [2, header.method]));
    push(pack([4, header.time], [4, header.crc], [4, header.compressed], [4, header.size]));
    push(pack([2, header.nameBytes.length], [2, header.extra.length], [2, Buffer.byteLength(header.comment)]));
    const offset = header.offset < 0 ? (offsets[index] ?? 0) : header.offset;
    push(pack([2, header.disk], [2, 0], [4, header.attributes], [4, offset]));
    for (const piece of [header.nameBytes, header.extra, Buffer.from(header.comment)]) push(piece);
  });
  const size = at - start;
  push(lies.beforeEnd?.({ start, size, count }) ?? Buffer.alloc(0));
  const comment = bytesOf(lies.comment ?? '');
  const stated = lies.count ?? count;
  push(pack([4, 0x06054b50], [2, lies.disk ?? 0], [2, lies.disk ?? 0], [2, stated], [2, stated]));
  push(pack([4, lies.directorySize ?? size], [4, lies.directoryOffset ?? start], [2, comment.length]));
  push(comment);
  push(lies.suffix ?? Buffer.alloc(0));
  return Buffer.concat(pieces);
}

/** The parts of a small export in the console's form, with made-up content: stored, growth hint, content types last. */
export function exportParts(): ZipPart[] {
  const text = (name: string): string => `<part name="${name}">${'content '.repeat(6)}</part>`;
  return [
    'SMS_Package/LAB00001/object.xml',
    'SMS_Package/LAB00001/PACKAGE_CONTENT.xml',
    '_rels/.rels',
    'SMS_Program/LAB00001_Install%20-%20HP/object.xml',
    'SMS_TaskSequencePackage/USERSTATE_MIGRATION_PACKAGE.xml',
    'SMS_TaskSequencePackage/LAB00002/object.xml',
    'Manifest.xml',
    'package/services/metadata/core-properties/0123456789abcdef0123456789abcdef.psmdcp',
    '[Content_Types].xml',
  ].map((name) => ({ name, content: text(name), local: { extra: growthHint } }));
}
