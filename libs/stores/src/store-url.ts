import { resolve } from 'node:path';
import { AppError } from '@tsferry/domain';

/** Where a store is: which kind of database, and where that is. */
export type StoreUrl = { readonly scheme: 'sqlite'; readonly path: string };

/** Two letters at least: `C:\stores\a.sqlite` is a path. */
const schemePattern = /^([a-z][a-z0-9+.-]+):/i;

const notYet: Readonly<Record<string, string>> = {
  postgres:
    'PostgreSQL stores come with a later version. Use a SQLite file for now: sqlite:/path/file or a plain path.',
  postgresql:
    'PostgreSQL stores come with a later version. Use a SQLite file for now: sqlite:/path/file or a plain path.',
};

/**
 * Reads the URL of a store: `sqlite:/path/file`, or a plain path. The path is taken as it is written (no %xx) and made
 * absolute. Throws STORE_UNSUPPORTED for other kinds of stores and USAGE for no path. No message repeats a URL of another
 * kind: it may hold a password.
 */
export function parseStoreUrl(text: string): StoreUrl {
  const scheme = schemePattern.exec(text)?.[1];
  if (scheme !== undefined && scheme.toLowerCase() !== 'sqlite') {
    throw new AppError('STORE_UNSUPPORTED', `Stores of the kind "${scheme}:" are not supported.`, {
      hint: notYet[scheme.toLowerCase()] ?? 'Use a SQLite file: sqlite:/path/file or a plain path.',
      details: { scheme },
    });
  }
  // sqlite:///path is the same as sqlite:/path, as in file: URLs.
  const path = scheme === undefined ? text : text.slice(scheme.length + 1).replace(/^\/\/(?=\/)/, '');
  if (path === '' || path.includes('\0')) {
    throw new AppError('USAGE', 'The store has no usable path.', { hint: 'Use sqlite:/path/file or a plain path.' });
  }
  return { scheme: 'sqlite', path: resolve(path) };
}
