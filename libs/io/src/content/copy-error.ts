/** What a failed copy means to the person who asked for it. */
import { AppError, type ErrorCode } from '@tsferry/domain';
import { freeBytes } from './free-space.js';
import type { WorkerFailure } from './copy-worker.mjs';

const noSpace = new Set(['ENOSPC', 'EDQUOT']);
/** This process has no descriptors left: the fault is not the source's. */
const noDescriptors = new Set(['EMFILE', 'ENFILE']);

/** `bytesLeft`: what was still to be written, to say how many bytes are short. */
export async function copyError(failure: WorkerFailure, bytesLeft: number): Promise<AppError> {
  const { what, path, errno, message } = failure;
  const details = { path, errno };
  if (what === 'cancelled') return new AppError('CANCELLED', 'Cancelled.');
  if (noSpace.has(errno)) {
    const bytesShort = Math.max(1, bytesLeft - ((await freeBytes(path)) ?? 0));
    return new AppError(
      'CONTENT_SPACE',
      `${path} cannot be written: the disk is full, ${bytesShort} bytes are short.`,
      {
        hint: `Free ${bytesShort} bytes there, or choose another folder.`,
        details: { ...details, bytesShort },
      },
    );
  }
  if (what === 'changed') {
    return new AppError('CONTENT_CHANGED', `${path} was changed each of the three times it was read.`, {
      hint: 'Wait until nobody writes there, and run it again.',
      details,
    });
  }
  if (what === 'type' || (what === 'source' && errno === 'ELOOP')) {
    return new AppError('CONTENT_TYPE', `${path} is not a regular file (any more).`, {
      hint: 'Links, devices, sockets and FIFOs cannot be content: replace it by the file that is meant.',
      details,
    });
  }
  const code: ErrorCode = what === 'source' && !noDescriptors.has(errno) ? 'CONTENT_READ' : 'WRITE_FAILED';
  const verb = code === 'CONTENT_READ' ? 'read' : 'written';
  return new AppError(code, `${path} cannot be ${verb}: ${message}.`, {
    hint: code === 'CONTENT_READ' ? 'Content is all or nothing: make it readable, or export without content.' : '',
    details,
  });
}
