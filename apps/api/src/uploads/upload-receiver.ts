/** @module Receives the pieces of uploads: remembers which files are being written, and how much has come. */
import type { RecordStore } from '@tsferry/domain';
import { AppError } from '@tsferry/domain/error';
import { notFound } from '../problem.js';
import type { Settings } from '../settings.js';
import { createDiskReserve } from './disk-reserve.js';
import { uploadedEntries, uploadFile, uploadFolder } from './upload-files.js';
import { uploadRecords, type UploadRecord } from './upload.js';
import { writePiece, type Room } from './write-piece.js';

/** A piece as a request brings it. `path` '' is the zip. */
export type NewPiece = {
  readonly path: string;
  readonly offset: number;
  /** What the request says that it holds; null when it does not. */
  readonly bytes: number | null;
  readonly sha256: Buffer | null;
  readonly body: AsyncIterable<Uint8Array>;
};

/** Receives pieces, one at a time for each file. */
export type UploadReceiver = {
  /** Writes a piece and returns the next offset. Throws NOT_FOUND for an upload that has ended, and what `writePiece` throws. */
  take(record: UploadRecord, piece: NewPiece): Promise<number>;
  /** Ends an upload; no piece is received meanwhile. Throws UPLOAD_OFFSET while a piece is written, or another call ends it. */
  end<Result>(id: string, work: () => Promise<Result>): Promise<Result>;
};

type Open = {
  used: number;
  entries: number;
  readonly writing: Set<string>;
  /** Every file and folder that has come, in upper case, and how it is spelled. */
  readonly spelled: Map<string, string>;
};

/** Makes the receiver of a server. */
export function createUploadReceiver(settings: Settings, records: RecordStore): UploadReceiver {
  const opened = new Map<string, Promise<Open>>();
  const ending = new Set<string>();
  const reserve = createDiskReserve(settings.limits.reserveBytes);

  /** What is known of an upload and still counts: it may have been ended while the folder was looked at. */
  async function enter(record: UploadRecord): Promise<Open> {
    for (;;) {
      const asked = open(record);
      const one = await asked;
      if (opened.get(record.id) === asked) return one;
    }
  }

  function open(record: UploadRecord): Promise<Open> {
    const known = opened.get(record.id);
    if (known) return known;
    const looked = look(settings, record);
    opened.set(record.id, looked);
    looked.catch(() => opened.delete(record.id));
    return looked;
  }

  return {
    async take(record, { path, offset, bytes, sha256, body }) {
      const file = uploadFile(settings, record, path);
      const one = await enter(record);
      const room = roomOf(one, record.data.bytes, settings.limits.uploadEntries);
      if (ending.has(record.id) || one.writing.has(file)) throw fileBusy(path);
      spellOnce(one.spelled, path);
      one.writing.add(file);
      try {
        // It may have ended since the request looked it up.
        const now = await uploadRecords.get(records, record.id);
        if (now?.state !== 'open') {
          opened.delete(record.id);
          throw notFound('open upload', record.id);
        }
        const folder = uploadFolder(settings, record.id);
        return await writePiece({ file, folder, offset, bytes, room, reserve, sha256, body });
      } finally {
        one.writing.delete(file);
      }
    },

    async end(id, work) {
      const one = await opened.get(id);
      if (ending.has(id) || (one && one.writing.size > 0)) throw fileBusy('');
      ending.add(id);
      try {
        return await work();
      } finally {
        ending.delete(id);
        opened.delete(id);
      }
    },
  };
}

async function look(settings: Settings, record: UploadRecord): Promise<Open> {
  const { files, entries } = await uploadedEntries(settings, record);
  const one: Open = {
    used: files.reduce((sum, { bytes }) => sum + bytes, 0),
    entries,
    writing: new Set(),
    spelled: new Map(),
  };
  for (const { path } of files) spellOnce(one.spelled, path);
  return one;
}

/** Remembers how a path and the folders above it are spelled. Throws CONTENT_NAME when Windows would take it for another. */
function spellOnce(spelled: Map<string, string>, path: string): void {
  for (let end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
    const part = end < 0 ? path : path.slice(0, end);
    const known = spelled.get(part.toUpperCase());
    if (known !== undefined && known !== part) {
      throw new AppError('CONTENT_NAME', `${part} and ${known} are the same name on Windows.`, {
        hint: 'Send each name with one spelling.',
        details: { path: part, other: known },
      });
    }
    spelled.set(part.toUpperCase(), part);
    if (end < 0) return;
  }
}

function roomOf(one: Open, all: number, allEntries: number): Room {
  return {
    takeEntries(count) {
      if (one.entries + count > allEntries) {
        throw new AppError('TOO_LARGE', `An upload may have ${allEntries} files and folders.`, {
          hint: 'Put it in the folder of archives of the server instead.',
          details: { limit: allEntries },
        });
      }
      one.entries += count;
    },
    giveEntries(count) {
      one.entries -= count;
    },
    take(bytes) {
      if (one.used + bytes > all) {
        throw new AppError('TOO_LARGE', `The upload was announced with ${all} bytes, and would get more.`, {
          hint: 'Begin it again with the bytes that all its files have together.',
          details: { bytes: all, used: one.used },
        });
      }
      one.used += bytes;
    },
    give(bytes) {
      one.used -= bytes;
    },
  };
}

function fileBusy(path: string): AppError {
  return new AppError('UPLOAD_OFFSET', 'Another request is writing that file.', {
    hint: 'Ask how far it has come, and go on from there.',
    details: { path },
  });
}
