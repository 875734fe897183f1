/** Zips that are refused before anything in them is read (libs/io/docs/archive-format.md, "Rules for the zip"). */
import { gzipSync } from 'node:zlib';
import { buildZip, descriptorOf, extraField, pack, type ZipPart } from '../../../libs/io/src/testing/zip-builder.js';
import { badParts, badZip, packageXml, type BadCase } from './small-pair.js';

const xml = (name: string | Uint8Array, rest: Partial<ZipPart> = {}): ZipPart => ({ name, content: '<a/>', ...rest });
const add =
  (...more: readonly ZipPart[]) =>
  (parts: ZipPart[]): ZipPart[] => [...parts, ...more];
/** The first part with some of its headers lied about. */
const lie =
  (change: Partial<ZipPart>) =>
  (parts: ZipPart[]): ZipPart[] => [{ ...parts[0]!, ...change }, ...parts.slice(1)];

const hostileNames: readonly (readonly [string, string | Uint8Array, string])[] = [
  ['a name that climbs', 'SMS_Package/../../evil.xml', 'ARCHIVE_PATH'],
  ['an absolute name', '/etc/passwd', 'ARCHIVE_PATH'],
  ['a drive', 'C:/evil.xml', 'ARCHIVE_PATH'],
  ['a UNC name', '//server/share/evil.xml', 'ARCHIVE_PATH'],
  ['a NUL', 'SMS_Package/a\0.xml', 'ARCHIVE_PATH'],
  ['a control character', 'SMS_Package/\u001b[2J/object.xml', 'ARCHIVE_PATH'],
  ['a bidi override', 'SMS_Package/\u202egnp/object.xml', 'ARCHIVE_PATH'],
  ['a dot at the end', 'SMS_Package/ABC00003./object.xml', 'ARCHIVE_PATH'],
  ['a device', 'SMS_Package/CON/object.xml', 'ARCHIVE_PATH'],
  ['a stream', 'SMS_Package/ABC00003:x/object.xml', 'ARCHIVE_PATH'],
  ['full-width dots', 'SMS_Package/\uff0e\uff0e/object.xml', 'ARCHIVE_PATH'],
  ['an escaped climb', 'SMS_Package/%2e%2e/object.xml', 'ARCHIVE_PATH'],
  ['broken UTF-8', Buffer.from([0x53, 0xff, 0xfe, 0x2e, 0x78]), 'ARCHIVE_PATH'],
];

const names: BadCase[] = hostileNames.map(([what, name, code]) =>
  badParts('Z10', what, code, add(xml(name, { flags: 0x800 }))),
);

const types: BadCase[] = (
  [
    ['a symbolic link', { madeBy: 0x0314, attributes: (0o120777 << 16) >>> 0 }],
    ['a pipe', { madeBy: 0x0314, attributes: (0o010666 << 16) >>> 0 }],
    ['a device', { madeBy: 0x0314, attributes: (0o060666 << 16) >>> 0 }],
    ['a folder with data', { attributes: 0x10 }],
  ] as const
).map(([what, fields]) =>
  badParts('Z13', what, 'ARCHIVE_TYPE', add(xml('SMS_Package/ABC00003/object.xml', { central: fields }))),
);

const notZips: BadCase[] = (
  [
    ['an empty file', Buffer.alloc(0)],
    ['text', Buffer.from('no zip\n')],
    ['a gzip file', gzipSync('x')],
    ['an HTML page', Buffer.from('<!DOCTYPE html><html>404</html>')],
  ] as const
).map(([what, bytes]) => badZip('Z20', what, 'ARCHIVE_FORMAT', () => bytes));

const cuts: BadCase[] = [0.1, 0.3, 0.5, 0.7, 0.9, 0.99].map((share) =>
  badZip('Z21', `cut at ${share * 100} %`, 'ARCHIVE_TRUNCATED', (parts) => {
    const whole = buildZip(parts);
    return whole.subarray(0, Math.floor(whole.length * share));
  }),
);

const around: BadCase[] = [
  badParts('Z22', 'bytes before it', 'ARCHIVE_AMBIGUOUS', (parts) => parts, { prefix: Buffer.from('MZ program') }),
  badParts('Z22', 'bytes behind it', 'ARCHIVE_AMBIGUOUS', (parts) => parts, { suffix: Buffer.from('more') }),
  badParts('Z22', 'a gap', 'ARCHIVE_AMBIGUOUS', (parts) => parts, { gap: Buffer.alloc(16) }),
  badZip('Z22', 'two zips in one file', 'ARCHIVE_AMBIGUOUS', (parts) =>
    Buffer.concat([buildZip(parts), buildZip(parts)]),
  ),
  badParts('Z34', 'a comment of end records', 'ARCHIVE_AMBIGUOUS', (parts) => parts, {
    comment: Buffer.from('PK\x05\x06'.repeat(16_000), 'latin1'),
  }),
];

const lies: BadCase[] = [
  badParts(
    'Z23',
    'another name in the local header',
    'ARCHIVE_AMBIGUOUS',
    lie({ local: { name: 'SMS_Package/ABC00009/object.xml' } }),
  ),
  badParts('Z23', 'another method in the local header', 'ARCHIVE_AMBIGUOUS', lie({ local: { method: 8 } })),
  badParts('Z23', 'another checksum in the local header', 'ARCHIVE_AMBIGUOUS', lie({ local: { crc: 1 } })),
  badParts(
    'Z23',
    'an entry that the directory leaves out',
    'ARCHIVE_AMBIGUOUS',
    add(xml('SMS_Package/ABC00003/object.xml', { central: null })),
  ),
  badParts('Z24', 'a wrong checksum', 'ARCHIVE_INTEGRITY', lie({ crc: 1, local: { crc: 1 } })),
  badParts('Z25', 'a data descriptor that lies', 'ARCHIVE_AMBIGUOUS', (parts) => [
    { ...parts[0]!, flags: 8, local: { crc: 0, size: 0, compressed: 0 }, descriptor: descriptorOf('other', 5) },
    ...parts.slice(1),
  ]),
  badParts('Z27', 'an encrypted entry', 'ARCHIVE_ENCRYPTED', lie({ flags: 1 })),
  badParts('Z27', 'a method nobody needs', 'ARCHIVE_METHOD', lie({ method: 12 })),
  badParts(
    'Z11',
    'a second name in an extra field',
    'ARCHIVE_AMBIGUOUS',
    lie({
      extra: extraField(0x7075, Buffer.concat([pack([1, 1], [4, 0]), Buffer.from('../evil.txt')])),
    }),
  ),
];

const sizes: BadCase[] = [
  badParts(
    'Z29',
    '70,000 entries',
    'ARCHIVE_LIMIT',
    () => Array.from({ length: 70_000 }, (_, at) => xml(`SMS_Package/A${String(at).padStart(7, '0')}/object.xml`)),
    { count: 4464 },
  ),
  badParts('Z30', 'an entry that grows to 80 MiB', 'ARCHIVE_LIMIT', (parts) => [
    ...parts.filter(({ name }) => name !== packageXml),
    { name: packageXml, content: Buffer.alloc(80 * 1024 * 1024, 0x20), method: 8 },
  ]),
  badParts('Z30', 'an entry that lies about its size', 'ARCHIVE_INTEGRITY', (parts) => [
    ...parts.filter(({ name }) => name !== packageXml),
    { name: packageXml, content: Buffer.alloc(1024 * 1024, 0x20), method: 8, size: 100 },
  ]),
];

const contents: BadCase[] = [
  badParts('Z12', 'one name twice', 'ARCHIVE_DUPLICATE', (parts) => [...parts, parts[0]!]),
  badParts('Z12', 'two names that differ in case', 'ARCHIVE_DUPLICATE', (parts) => [
    ...parts,
    { ...parts[0]!, name: packageXml.replace('object.xml', 'OBJECT.xml') },
  ]),
  badParts('Z14', 'a file that no export has', 'ARCHIVE_UNKNOWN_ENTRY', add(xml('readme.txt'))),
  badParts('Z14', 'no manifest', 'FORMAT_MANIFEST', (parts) => parts.filter(({ name }) => name !== 'Manifest.xml')),
  badZip('Z14', 'an export and its folder in one zip', 'ARCHIVE_BUNDLE', (parts) =>
    buildZip([
      { name: 'x.zip', content: buildZip(parts) },
      { name: 'x_files/Tools/one.txt', content: 'one' },
    ]),
  ),
  badParts(
    'Z32',
    'a zip in the zip',
    'ARCHIVE_UNKNOWN_ENTRY',
    add({ name: 'inner.zip', content: buildZip([xml('a.xml')]) }),
  ),
  badParts('Z31', 'two names for one entry', 'ARCHIVE_OVERLAP', (parts) => [
    ...parts,
    { ...parts[0]!, name: 'SMS_Package/ABC00009/object.xml', local: null, central: { offset: 0 } },
  ]),
];

/** Every kind of bad zip. */
export const badZips: readonly BadCase[] = [
  ...names,
  ...types,
  ...notZips,
  ...cuts,
  ...around,
  ...lies,
  ...sizes,
  ...contents,
];
