import { createHash } from 'node:crypto';

/** The authoring scope of the hierarchy that made the fixtures. No site of tsferry has it: those get random ones. */
export const labScope = 'ScopeId_0D5E7A11-2B3C-4D5E-8F90-0123456789AB';

/** The time that every fixture carries. */
export const fixtureTime = '2026-01-15T08:30:00.000Z';

/** A made-up GUID that is the same at every run. */
export function guidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
}

/** ModelName of an application of the lab, by a word of our choice. */
export const modelNameOf = (word: string): string => `${labScope}/Application_${guidOf(`application ${word}`)}`;

/** ContentId of an application of the lab, by the same word. */
export const contentIdOf = (word: string): string => `Content_${guidOf(`content ${word}`)}`;
