import { AppError, type ErrorCode, type ErrorDetails } from '@tsferry/domain';

const damaged = 'The file is damaged or was made to be read in two ways. Copy it again from where it was exported.';
const repack = 'If the export was repacked by hand, unpack it and zip its content again.';

/** What to do about each refusal of a zip; a refusal may bring a better hint of its own. */
const hints: Partial<Record<ErrorCode, string>> = {
  ARCHIVE_FORMAT: 'Give the .zip file that the console or tsferry exported.',
  ARCHIVE_TRUNCATED: 'The file was cut off, often by a download or a copy that did not finish. Copy it again.',
  ARCHIVE_AMBIGUOUS: damaged,
  ARCHIVE_OVERLAP: damaged,
  ARCHIVE_INTEGRITY: damaged,
  ARCHIVE_DUPLICATE: 'Each part of an export is there once, whatever the case of its name. Export it again.',
  ARCHIVE_PATH: 'No export has such a name, and no part of it was used. Check where the file comes from.',
  ARCHIVE_TYPE: 'An export holds plain files only. Check where the file comes from.',
  ARCHIVE_ENCRYPTED: 'Unpack it with its password and zip the content again without one.',
  ARCHIVE_METHOD: `Exports are stored or deflated. ${repack}`,
  ARCHIVE_LIMIT: 'No export of the console is that large. Check where the file comes from.',
  ARCHIVE_UNKNOWN_ENTRY: 'Give the .zip file that the console or tsferry exported, as it was exported.',
};

/** A refusal of the zip `where`: `what` says what is wrong with it and at which entry or byte. */
export function refusal(
  code: ErrorCode,
  where: string,
  what: string,
  rest: { readonly hint?: string; readonly details?: ErrorDetails; readonly cause?: unknown } = {},
): AppError {
  return new AppError(code, `${where} ${what}.`, {
    hint: rest.hint ?? hints[code] ?? '',
    details: { where, ...rest.details },
    ...(rest.cause === undefined ? {} : { cause: rest.cause }),
  });
}
