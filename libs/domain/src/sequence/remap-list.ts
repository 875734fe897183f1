import type { FlatReference, IdMap } from '../reference/id-map.js';
import { idKey, unresolvedId } from '../reference/ref.js';
import { escapeAttribute } from '../xml/xml-text.js';
import type { TextEdit } from '../text/edit-text.js';
import { lineKey, type RequiredLine } from './flat-references.js';
import type { ReferenceEntry, Sequence } from './sequence.js';

/** What a line of the reference list becomes; null for one that names nothing. */
function mapped(entry: ReferenceEntry, map: IdMap): FlatReference | null {
  if (entry.kind === 'other') return null;
  const { kind, program } = entry;
  return { kind, id: map(kind, entry.id)?.id ?? entry.id, ...(program === null ? {} : { program }) };
}

function writeLine({ kind, id, program }: FlatReference): string {
  const programText = program === undefined ? '' : ` program="${escapeAttribute(program)}"`;
  return `<reference ${kind}="${escapeAttribute(id)}"${programText}/>`;
}

const idOf = (line: FlatReference): string => `${line.kind}\n${idKey(line.id)}`;

/** Gives every line of the list the required line that it is, or null: exact ones first, then those of the same id. */
function claim(
  lines: readonly (FlatReference | null)[],
  required: readonly RequiredLine[],
): { kept: (RequiredLine | null)[]; added: RequiredLine[] } {
  const exact = new Map(required.map((line) => [lineKey(line), line]));
  const open = new Set(required);
  const kept = lines.map((line): RequiredLine | null => {
    const found = line ? exact.get(lineKey(line)) : undefined;
    return found && open.delete(found) ? found : null;
  });
  const byId = new Map<string, RequiredLine>();
  for (const line of open) byId.set(idOf(line), line);
  lines.forEach((line, at) => {
    const found = line && !kept[at] ? byId.get(idOf(line)) : undefined;
    if (found && open.delete(found)) kept[at] = found;
  });
  // A list that names a package once, whatever its programs, has what it needs.
  const held = new Set(kept.filter((line) => line !== null).map(idOf));
  return { kept, added: [...open].filter((line) => !held.has(idOf(line))) };
}

/** Whether any line of the reference list names something that moves. */
export function listMoves(sequence: Sequence, map: IdMap): boolean {
  return (sequence.referenceList?.entries ?? []).some((entry) => (mapped(entry, map)?.id ?? entry.id) !== entry.id);
}

/** A reference list as it becomes. */
export type MovedList = {
  readonly edits: readonly TextEdit[];
  /** What `writtenLines` would read afterwards. */
  readonly lines: readonly FlatReference[];
};

/**
 * Edits that make `<referenceList>` hold exactly the required lines: lines that stay keep their order and form, the rest
 * is removed or added at the end. With `keepRest` lines that nothing explains stay too (a child that nobody knows).
 */
export function moveReferenceList(
  sequence: Sequence,
  map: IdMap,
  required: readonly RequiredLine[],
  keepRest: boolean,
): MovedList {
  const entries = sequence.referenceList?.entries ?? [];
  const lines = entries.map((entry) => mapped(entry, map));
  const { kept, added } = claim(lines, required);
  const seen = new Set(kept.filter((line) => line !== null).map(idOf));
  const stays = lines.map((line, at) => {
    if (!line || kept[at]) return true;
    const key = idOf(line);
    return keepRest && !seen.has(key) && seen.add(key) !== undefined;
  });
  const staying = lines.filter((line, at) => line !== null && stays[at]).filter((line) => line !== null);
  const after = [...staying, ...added.map(({ cached: _, ...line }): FlatReference => line)];
  return {
    edits: editLines(sequence, lines, stays, added),
    lines: after.filter(({ id }) => id !== '' && id !== unresolvedId),
  };
}

function editLines(
  sequence: Sequence,
  lines: readonly (FlatReference | null)[],
  stays: readonly boolean[],
  added: readonly FlatReference[],
): TextEdit[] {
  const list = sequence.referenceList;
  const entries = list?.entries ?? [];
  const tail = added.map(writeLine).join('');
  if (!list) {
    const at = sequence.contentStart;
    return tail === '' ? [] : [{ start: at, end: at, text: `<referenceList>${tail}</referenceList>` }];
  }
  if (tail === '' && !stays.includes(true)) {
    return entries.length === 0 ? [] : [{ ...list.span, text: '' }];
  }
  if (list.span.end === list.content.end) {
    return tail === '' ? [] : [{ ...list.span, text: `<referenceList>${tail}</referenceList>` }];
  }
  const edits = entries.flatMap((entry, at): TextEdit[] => {
    const id = lines[at]?.id ?? entry.id;
    if (!stays[at]) return [{ ...entry.span, text: '' }];
    return id === entry.id ? [] : [{ ...entry.idSpan, text: escapeAttribute(id) }];
  });
  const end = entries.at(-1)?.span.end ?? list.content.start;
  return tail === '' ? edits : [...edits, { start: end, end, text: tail }];
}
