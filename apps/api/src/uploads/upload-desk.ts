/** What one server remembers of the uploads that go on: which files are being written, and how much has come. */
import { AppError } from '@tsferry/domain/error';
import type { Settings } from '../settings.js';
import { uploadedFiles, uploadFile } from './upload-files.js';
import type { UploadRecord } from './upload.js';
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

/** Takes pieces, one at a time for each file. */
export type UploadDesk = {
  /** The next offset. Throws what writing throws; TOO_LARGE before the body is read when its length says so. */
  take(record: UploadRecord, piece: NewPiece): Promise<number>;
  /** Forgets an upload that ends. Throws UPLOAD_OFFSET while a piece of it is being written. */
  forget(id: string): Promise<void>;
};

type Open = { used: number; readonly writing: Set<string> };

/** Makes the desk of a server. */
export function createUploadDesk(settings: Settings): UploadDesk {
  const opened = new Map<string, Promise<Open>>();

  function open(record: UploadRecord): Promise<Open> {
    const known = opened.get(record.id) ?? look(settings, record);
    opened.set(record.id, known);
    return known;
  }

  return {
    async take(record, { path, offset, bytes, sha256, body }) {
      const file = uploadFile(settings, record, path);
      const one = await open(record);
      const room = roomOf(one, record.data.bytes);
      if (one.writing.has(file)) throw fileBusy(path);
      one.writing.add(file);
      try {
        return await writePiece({ file, offset, bytes, room, sha256, body });
      } finally {
        one.writing.delete(file);
        if (one.writing.size === 0) opened.delete(record.id);
      }
    },

    async forget(id) {
      const one = await opened.get(id);
      if (one && one.writing.size > 0) throw fileBusy('');
      opened.delete(id);
    },
  };
}

async function look(settings: Settings, record: UploadRecord): Promise<Open> {
  const files = await uploadedFiles(settings, record);
  return { used: files.reduce((sum, { bytes }) => sum + bytes, 0), writing: new Set() };
}

function roomOf(one: Open, all: number): Room {
  return {
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
  return new AppError('UPLOAD_OFFSET', 'Another request writes that file.', {
    hint: 'Ask how far it has come, and go on from there.',
    details: { path },
  });
}
