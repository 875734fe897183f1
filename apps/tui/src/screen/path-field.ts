/** A path of this machine: typed, completed, or found by walking through folders. */
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, resolve, sep } from 'node:path';
import type { Input } from './screen.js';
import { createText, reduceText, setText, textIn, type TextField } from './text-field.js';

/** A name in a folder. */
export type PathEntry = { readonly name: string; readonly folder: boolean };

/** A field for a path. `folders`: only folders are offered; `ending`: and files that end so. */
export type PathField = {
  readonly field: TextField;
  readonly folders: boolean;
  readonly ending: string;
  /** The folder whose names are known. */
  readonly listed: { readonly path: string; readonly entries: readonly PathEntry[] } | null;
  /** Which of the offered names is chosen; -1: what was typed is meant. */
  readonly at: number;
};

/** Asks for the names in a folder. */
export type ListFolder = { readonly kind: 'list-folder'; readonly path: string };
/** The names in a folder; none when it cannot be read. */
export type FolderListed = {
  readonly kind: 'folder-listed';
  readonly path: string;
  readonly entries: readonly PathEntry[];
};

/** More names than this are not offered: who looks for one types its start. */
const mostEntries = 1000;

/** Makes a field. Ask for its folder with the effects of `reducePath`, or at once with `folderOf`. */
export function createPath(
  text = '',
  { folders = false, ending = '' }: { readonly folders?: boolean; readonly ending?: string } = {},
): PathField {
  return { field: createText(text), folders, ending, listed: null, at: -1 };
}

/** The path as it was typed, without quotes around it and with `~` as the home folder. '' when nothing was. */
export function pathIn(path: PathField): string {
  return typedIn(path).trimEnd();
}

/** The same with the spaces at its end, which may be the middle of a name. */
function typedIn({ field }: PathField): string {
  const text = textIn(field).trimStart();
  const bare = /^(["'])(.*)\1\s*$/s.exec(text)?.[2] ?? text;
  return /^~(?=$|[\\/])/.test(bare) ? homedir() + bare.slice(1) : bare;
}

/** The folder that what was typed lies in, absolute. */
export function folderOf(field: PathField): string {
  const path = pathIn(field);
  return path === '' || /[\\/]$/.test(path) ? resolve(path) : dirname(resolve(path));
}

/** The names that go on from what was typed. */
export function offers(path: PathField): readonly PathEntry[] {
  const { listed, folders, ending } = path;
  if (listed === null || listed.path !== folderOf(path)) return [];
  const start = startOf(path);
  const hidden = start.startsWith('.');
  return listed.entries.filter(
    ({ name, folder }) =>
      name.toLowerCase().startsWith(start.toLowerCase()) &&
      (hidden || !name.startsWith('.')) &&
      (folder || (!folders && name.toLowerCase().endsWith(ending))),
  );
}

function startOf(path: PathField): string {
  const typed = typedIn(path);
  return typed === '' || /[\\/]$/.test(typed) ? '' : basename(typed);
}

/** Answers what a person did, and asks for the names of another folder. `taken`: the key was for the field alone. */
export function reducePath(path: PathField, input: Input): { path: PathField; effects: ListFolder[]; taken: boolean } {
  const found = offers(path);
  if (input.kind === 'intent') {
    const { intent } = input;
    if (intent === 'down' || intent === 'up') {
      const at = path.at + (intent === 'down' ? 1 : -1);
      return { path: { ...path, at: Math.max(-1, Math.min(found.length - 1, at)) }, effects: [], taken: true };
    }
    if (intent === 'accept' && path.at >= 0) return settle(path, completed(path, found[path.at]!), true);
    if (intent === 'focus-next' && path.at >= 0) return settle(path, completed(path, found[path.at]!), true);
    if (intent === 'focus-next') {
      const further = commonStart(path, found);
      if (further !== null) return settle(path, further, true);
    }
  }
  const field = reduceText(path.field, input);
  if (field === path.field) return { path, effects: [], taken: false };
  return settle(path, { ...path, field, at: -1 }, true);
}

function settle(
  before: PathField,
  path: PathField,
  taken: boolean,
): { path: PathField; effects: ListFolder[]; taken: boolean } {
  const folder = folderOf(path);
  const known = folder === before.listed?.path;
  return { path, effects: known ? [] : [{ kind: 'list-folder', path: folder }], taken };
}

function completed(path: PathField, { name, folder }: PathEntry): PathField {
  const typed = typedIn(path);
  const base = typed.slice(0, typed.length - startOf(path).length);
  return { ...path, field: setText(path.field, `${base}${name}${folder ? sep : ''}`), at: -1 };
}

/** What all offered names go on with, when that is more than what was typed. */
function commonStart(path: PathField, found: readonly PathEntry[]): PathField | null {
  const [first] = found;
  if (first === undefined) return null;
  if (found.length === 1) return first.name === startOf(path) && !first.folder ? null : completed(path, first);
  let length = first.name.length;
  for (const { name } of found) while (!name.startsWith(first.name.slice(0, length))) length--;
  return length > startOf(path).length ? completed(path, { name: first.name.slice(0, length), folder: false }) : null;
}

/** Takes the names that came; those of a folder that is no longer asked for are kept out. */
export function takeFolder(path: PathField, { path: folder, entries }: FolderListed): PathField {
  return folder === folderOf(path) ? { ...path, listed: { path: folder, entries } } : path;
}

/** Reads the names in a folder: folders first. */
export async function listFolder({ path }: ListFolder): Promise<FolderListed> {
  const found = await readdir(path, { withFileTypes: true }).catch(() => []);
  const entries = found
    .map((entry) => ({ name: entry.name, folder: entry.isDirectory() }))
    .sort((a, b) => Number(b.folder) - Number(a.folder) || (a.name < b.name ? -1 : 1));
  return { kind: 'folder-listed', path, entries: entries.slice(0, mostEntries) };
}

/** The absolute path that is meant; '' when nothing was typed. */
export function absolutePath(path: PathField): string {
  const typed = pathIn(path);
  return typed === '' ? '' : resolve(typed);
}

/** How many of the offered names are shown, in a height that the field is part of. */
export function offersShown(found: number, height: number): number {
  return Math.max(0, Math.min(found, height - 1, 8));
}
