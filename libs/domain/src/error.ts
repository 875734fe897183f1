/**
 * The one error type for wrong situations, and the closed list of what can be wrong.
 * Expected outcomes (missing references, conflicts) are data in a plan, never errors.
 */

import type { NextStep } from './next-step.js';

export type { NextStep };

/** What a shell sees. 1 is a bug of ours; 130 is the shell's own number for an interrupt. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 130;

type Outcome = { readonly exit: ExitCode; readonly http: number };

const bug = { exit: 1, http: 500 } as const;
const usage = { exit: 2, http: 400 } as const;
const notFound = { exit: 2, http: 404 } as const;
const refused = { exit: 3, http: 422 } as const;
const decide = { exit: 4, http: 409 } as const;
const files = { exit: 5, http: 500 } as const;
const noSpace = { exit: 5, http: 507 } as const;
const forbidden = { exit: 6, http: 403 } as const;
const busy = { exit: 7, http: 423 } as const;
const cancelled = { exit: 130, http: 499 } as const;

/** Every error code with what it means to a shell and to an HTTP client. */
export const outcomes = {
  INTERNAL: bug,
  USAGE: usage,
  NOT_FOUND: notFound,
  // an export asks for an object that the site has not
  ROOT_UNKNOWN: { exit: 2, http: 422 },
  SITE_UNKNOWN: notFound,
  SITE_EXISTS: decide,
  // the file given as an archive
  INPUT_TYPE: files,
  INPUT_READ: files,
  ARCHIVE_FORMAT: refused,
  ARCHIVE_TRUNCATED: refused,
  ARCHIVE_AMBIGUOUS: refused,
  ARCHIVE_OVERLAP: refused,
  ARCHIVE_DUPLICATE: refused,
  ARCHIVE_PATH: refused,
  ARCHIVE_TYPE: refused,
  ARCHIVE_UNKNOWN_ENTRY: refused,
  ARCHIVE_BUNDLE: refused,
  ARCHIVE_ENCRYPTED: refused,
  ARCHIVE_METHOD: refused,
  ARCHIVE_LIMIT: refused,
  ARCHIVE_INTEGRITY: refused,
  ARCHIVE_CHANGED: decide,
  ARCHIVE_IN_USE: decide,
  // its parts
  FORMAT_MANIFEST: refused,
  XML_MALFORMED: refused,
  XML_DTD: refused,
  XML_LIMIT: refused,
  XML_ENCODING: refused,
  SCHEMA: refused,
  SCHEMA_ID: refused,
  REF_CYCLE: refused,
  // content
  CONTENT_MISSING: refused,
  CONTENT_INTEGRITY: refused,
  CONTENT_TYPE: refused,
  CONTENT_NAME: refused,
  CONTENT_READ: files,
  CONTENT_CHANGED: files,
  CONTENT_SPACE: noSpace,
  SOURCE_UNMAPPED: decide,
  SUSPECTED_SECRETS: refused,
  // where something is written
  TARGET_EXISTS: decide,
  TARGET_INVALID: usage,
  TARGET_BUSY: busy,
  WRITE_FAILED: files,
  // plans
  PLAN_STALE: decide,
  PLAN_BLOCKED: decide,
  // an import that replaces objects, without the code of the site
  NOT_CONFIRMED: decide,
  CENTRAL_SITE_REQUIRED: forbidden,
  // the store
  STORE_UNSUPPORTED: usage,
  STORE_BUSY: busy,
  STORE_IO: files,
  STORE_CORRUPT: files,
  STORE_SCHEMA: files,
  // who asks, and how
  UNAUTHENTICATED: { exit: 6, http: 401 },
  FORBIDDEN: forbidden,
  HOST_REFUSED: { exit: 6, http: 421 },
  ORIGIN_REFUSED: forbidden,
  TOO_LARGE: { exit: 3, http: 413 },
  MEDIA_TYPE: { exit: 2, http: 415 },
  RANGE_REFUSED: { exit: 2, http: 416 },
  TOO_MANY: { exit: 7, http: 429 },
  TIMEOUT: { exit: 7, http: 408 },
  // uploads and jobs
  UPLOAD_OFFSET: decide,
  KEY_REUSED: { exit: 4, http: 422 },
  JOB_FINISHED: decide,
  INTERRUPTED: { exit: 5, http: 503 },
  CANCELLED: cancelled,
} as const satisfies Record<string, Outcome>;

/** A name out of the closed list of error codes. */
export type ErrorCode = keyof typeof outcomes;

/** Facts about an error for programs: paths, ids, positions. Values are plain JSON. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * A wrong situation: what, where and with which value (`message`), then what to do, as a sentence for people (`hint`) and
 * as data (`next`), which each surface words in its own way.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly hint: string;
  readonly details: ErrorDetails;
  readonly next: readonly NextStep[];

  constructor(
    code: ErrorCode,
    message: string,
    rest: { hint?: string; details?: ErrorDetails; next?: readonly NextStep[]; cause?: unknown } = {},
  ) {
    super(message, rest.cause === undefined ? undefined : { cause: rest.cause });
    this.code = code;
    this.hint = rest.hint ?? '';
    this.details = rest.details ?? {};
    this.next = rest.next ?? [];
  }
}

/** The exit code and HTTP status of an error code. */
export function outcomeOf(code: ErrorCode): Outcome {
  return outcomes[code];
}

/** Every error as an AppError: what nobody expected is INTERNAL, and an aborted call is CANCELLED. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof Error && error.name === 'AbortError') return new AppError('CANCELLED', 'Cancelled.');
  const message = error instanceof Error ? error.message : String(error);
  return new AppError('INTERNAL', `Something went wrong in tsferry itself: ${message}`, {
    hint: 'This is a bug: please report it, with what you did and this message.',
    cause: error,
  });
}

/** Throws CANCELLED when the caller asked to stop. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError('CANCELLED', 'Cancelled.');
}
