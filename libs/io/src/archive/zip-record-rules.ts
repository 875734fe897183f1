/**
 * What one record of the directory may be (libs/io/docs/archive-format.md, "Flags and methods", and
 * libs/io/docs/archive-format.md, "Entry types").
 */
import type { ErrorCode } from '@tsferry/domain';
import type { EntryName } from './zip-name.js';
import type { CentralRecord } from './zip-record.js';
import { refusal } from './zip-refusal.js';

const allowedFlags = (1 << 1) | (1 << 2) | (1 << 3) | (1 << 11);
const encryptedFlags = 1 | (1 << 6) | (1 << 13);
/** 4.5 is ZIP64; what later versions add (other methods, encryption) is not read. */
const newestVersion = 45;
/** Method numbers to how they are read. */
const methods: ReadonlyMap<number, 'stored' | 'deflated'> = new Map([
  [0, 'stored'],
  [8, 'deflated'],
]);
/** Method 99 stands for AES encryption. */
const aesMethod = 99;

const dosDirectory = 0x10;
const dosDevice = 0x40;
const dosReparsePoint = 0x400;
const dosVolumeLabel = 0x08;
const unixKind = 0xf000;
const unixFile = 0x8000;
const unixDirectory = 0x4000;
const unixSpecialBits = 0o7000;
const unixKinds: ReadonlyMap<number, string> = new Map([
  [0x1000, 'a FIFO'],
  [0x2000, 'a character device'],
  [unixDirectory, 'a folder whose name does not end in a slash'],
  [0x6000, 'a block device'],
  [unixFile, 'a file whose name ends in a slash'],
  [0xa000, 'a symbolic link'],
  [0xc000, 'a socket'],
]);

/**
 * How the entry is compressed. Throws ARCHIVE_ENCRYPTED, ARCHIVE_METHOD for anything but stored and deflated, and
 * ARCHIVE_TYPE for what is neither a plain file nor an empty folder.
 */
export function checkRecord(record: CentralRecord, name: EntryName, where: string): 'stored' | 'deflated' {
  const refuse = (code: ErrorCode, what: string): Error =>
    refusal(code, where, `has an entry ${name.shown} that ${what}`, {
      details: { entry: name.shown, offset: record.offset },
    });
  const { flags, method: number, version } = record;
  if ((flags & encryptedFlags) !== 0 || number === aesMethod) throw refuse('ARCHIVE_ENCRYPTED', 'is encrypted');
  if ((flags & ~allowedFlags) !== 0) throw refuse('ARCHIVE_METHOD', `has the flags 0x${flags.toString(16)}`);
  const method = methods.get(number);
  if (method === undefined) throw refuse('ARCHIVE_METHOD', `is compressed with method ${number}`);
  if ((version & 0xff) > newestVersion) throw refuse('ARCHIVE_METHOD', `needs version ${(version & 0xff) / 10} of zip`);
  const fault = typeFault(record, name.text.endsWith('/'));
  if (fault !== null) throw refuse('ARCHIVE_TYPE', `is ${fault}`);
  return method;
}

/** Why the entry is no plain file or empty folder. The mode is looked at whatever system is said to have made it. */
function typeFault({ attributes, bytes }: CentralRecord, folder: boolean): string | null {
  const mode = attributes >>> 16;
  const kind = mode & unixKind;
  if (kind !== 0 && kind !== (folder ? unixDirectory : unixFile)) return unixKinds.get(kind) ?? 'of an unknown type';
  if (!folder && (mode & unixSpecialBits) !== 0) return 'a file that would run as another user';
  if ((attributes & dosReparsePoint) !== 0) return 'a link (reparse point)';
  if ((attributes & (dosDevice | dosVolumeLabel)) !== 0) return 'a device or a volume label';
  if (!folder && (attributes & dosDirectory) !== 0) return 'a folder whose name does not end in a slash';
  return folder && bytes !== 0 ? 'a folder with data' : null;
}
