import type { Reentry, Warning } from '@tsferry/domain';
import type { Inspection, Verification } from '@tsferry/domain/shapes';
import { count, formatBytes } from './amount.js';
import { stepText } from './names.js';

/** Headings of what an administrator should know; the number of items goes behind them. */
export const findingTitles = {
  warnings: 'Warnings',
  suspected: 'Suspected secrets',
  redacted: 'Suspected secrets that were blanked',
  unresolved: 'References that were lost before, 00000000',
  cycles: 'Task sequences that run each other',
  missingInArchive: 'Not in the archive',
  missingInSite: 'Not in this site, and so not in the archive',
  linked: 'Linked to existing objects',
  missingEverywhere: 'Neither in the archive nor known here',
  staysBehind: 'Secrets that stay behind',
  reenterLater: 'To enter again after the import',
  reenterNow: 'Enter again',
  decide: 'To decide before the import',
} as const;

/** What is said where a finding is about an object and not about one of its steps. */
export const noStep = '(the object itself)';

const states: Readonly<Record<Reentry['state'], string>> = {
  blanked: 'removed',
  empty: 'empty',
  redacted: 'blanked by the export: it looked like a secret',
};

/** What became of a secret value: `removed`, `empty, optional`. */
export function reentryState({ state, optional }: Pick<Reentry, 'state' | 'optional'>): string {
  return optional ? `${states[state]}, optional` : states[state];
}

/** A warning, with the step that it is about. */
export function warningText({ message, step }: Warning): string {
  return step ? `${message} (${stepText(step)})` : message;
}

/** What is known of the content of an archive. */
export const checksumWords: Readonly<Record<Inspection['archive']['checksums'], string>> = {
  absent: 'none beside the archive',
  ok: 'all equal',
  failed: 'do not match',
  unchecked: 'not compared here, for the size of the content',
};

/** What verifying an archive found: how many files, and whether they were compared. */
export function verifiedText({ archive, content: { files, bytes } }: Verification): string {
  if (files === 0) return 'It has no content files.';
  const compared =
    archive.checksums === 'ok' ? 'every one equal to its checksum' : 'not compared: there are no checksums';
  return `${count(files, 'file')} with ${formatBytes(bytes)}, ${compared}.`;
}
