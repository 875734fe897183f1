/** The two names of an export, and the folder beside them where it is made. */
import { lstatSync, type Stats } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '@tsferry/domain';
import { filesFolderOf } from '../content/files-folder.js';
import { nameFault } from '../content/safe-path.js';
import { isInside, realPath } from '../content/share-map.js';

/** Where an export goes, and its unfinished parts. All absolute, on one disk. */
export type Target = {
  readonly zip: string;
  /** `<name>_files`. */
  readonly files: string;
  readonly parent: string;
  /** The hidden working folder beside the zip; everything below is in it. */
  readonly staging: string;
  readonly newZip: string;
  readonly newFiles: string;
  readonly oldZip: string;
  readonly oldFiles: string;
  /** What of the new content is finished. */
  readonly journal: string;
  /** There while the old pair is exchanged for the new one. */
  readonly swap: string;
};

/** Longest zip name in bytes: the working folder's name is twelve longer, and file systems stop at 255. */
const longestZipName = 240;

/**
 * The absolute path that `to` means for an export, `.zip` added when it lacks it.
 * Throws TARGET_INVALID when a folder, link or device has that name or that of the files folder, when the folder it
 * should go to is not there, or when Windows could not hold the name.
 */
export function resolveTarget(to: string): string {
  return findTarget(to).zip;
}

/** `resolveTarget`, with every path that publishing needs. */
export function findTarget(to: string): Target {
  const full = resolve(to);
  const name = /\.zip$/i.test(full) ? basename(full) : `${basename(full)}.zip`;
  const fault = /[/\\]$/.test(to) ? 'is a folder' : (nameFault(name) ?? lengthFault(name));
  if (fault !== null) throw invalid(full, `the name ${fault}`);
  const parent = realPath(dirname(full));
  if (statOf(parent)?.isDirectory() !== true) {
    throw invalid(full, `${parent} is not a folder`, 'Make the folder first, or choose another one.');
  }
  const zip = join(parent, name);
  const files = filesFolderOf(zip);
  const [atZip, atFiles] = [statOf(zip), statOf(files)];
  if (atZip !== null && !atZip.isFile()) throw invalid(zip, `${zip} is there, and is not a regular file`);
  if (atFiles !== null && !atFiles.isDirectory()) throw invalid(zip, `${files} is there, and is not a folder`);
  const staging = join(parent, `.${name}.tsferry`);
  return {
    zip,
    files,
    parent,
    staging,
    newZip: join(staging, 'export.zip'),
    newFiles: join(staging, 'files'),
    oldZip: join(staging, 'old.zip'),
    oldFiles: join(staging, 'old_files'),
    journal: join(staging, 'journal'),
    swap: join(staging, 'swap.json'),
  };
}

function lengthFault(name: string): string | null {
  if (/^\.zip$/i.test(name)) return 'is empty';
  return Buffer.byteLength(name) > longestZipName ? `is longer than ${longestZipName} bytes` : null;
}

/** Throws TARGET_EXISTS when something stands under the final names. */
export function refuseExisting(target: Target): void {
  const there = [target.zip, target.files].filter((path) => exists(path));
  if (there.length === 0) return;
  throw new AppError('TARGET_EXISTS', `${there.join(' and ')} ${there.length > 1 ? 'exist' : 'exists'} already.`, {
    hint: 'Choose another name, or replace it: the old pair goes when the new one is complete.',
    details: { paths: there },
    next: [{ do: 'replace-archive' }],
  });
}

/** Throws TARGET_INVALID when a source holds the target, or the target would replace a source. */
export function refuseSources(target: Target, sources: readonly string[]): void {
  for (const source of sources) {
    const real = realPath(source);
    if (isInside(real, target.zip) || isInside(real, target.files)) {
      throw invalid(target.zip, `it is inside the content folder ${source}, which is to be exported`);
    }
    if (isInside(target.files, real)) {
      throw invalid(target.zip, `${target.files} would be replaced, and the content folder ${source} is in it`);
    }
  }
}

/** Whether anything has this name, a dangling link too. */
export function exists(path: string): boolean {
  return statOf(path) !== null;
}

function statOf(path: string): Stats | null {
  return lstatSync(path, { throwIfNoEntry: false }) ?? null;
}

function invalid(path: string, why: string, hint = 'Choose another target.'): AppError {
  return new AppError('TARGET_INVALID', `Cannot export to ${path}: ${why}.`, { hint, details: { path } });
}
