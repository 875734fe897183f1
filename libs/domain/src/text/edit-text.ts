import { AppError } from '../error.js';
import { escapeText } from '../xml/xml-text.js';
import type { Leaf, Span } from './leaf.js';

/** Replaces the units from `start` to `end` (not included) of a text. */
export type TextEdit = { readonly start: number; readonly end: number; readonly text: string };

/** Replaces a part of a value: offsets count in `Leaf.text`. */
export type LeafChange = { readonly from: number; readonly to: number; readonly text: string };

/**
 * The text with every edit made; everything between them stays as it is, so no edits give the same text.
 * Throws INTERNAL when two edits overlap or one lies outside.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < done || edit.end < edit.start || edit.end > text.length) {
      throw new AppError('INTERNAL', `An edit at ${edit.start} to ${edit.end} overlaps another or leaves the text.`);
    }
    parts.push(text.slice(done, edit.start), edit.text);
    done = edit.end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}

/** A run of raw text and the run of the value that it stands for. */
type Segment = { readonly raw: number; readonly rawEnd: number; readonly at: number; readonly end: number } & {
  /** `cdata` and `plain` stand for themselves unit by unit. */
  readonly kind: 'plain' | 'cdata' | 'reference';
};

const markup = /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|[a-z]+);/g;

function segments(raw: string): Segment[] {
  const found: Segment[] = [];
  let at = 0;
  let done = 0;
  const add = (kind: Segment['kind'], start: number, end: number, length: number): void => {
    if (length > 0) found.push({ kind, raw: start, rawEnd: end, at, end: at + length });
    at += length;
  };
  for (const match of raw.matchAll(markup)) {
    const [whole, inner, hex, decimal] = match;
    add('plain', done, match.index, match.index - done);
    done = match.index + whole.length;
    if (inner !== undefined) add('cdata', match.index + 9, done - 3, inner.length);
    else if (whole.startsWith('&')) {
      const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal ?? 0);
      add('reference', match.index, done, code > 0xffff ? 2 : 1);
    }
  }
  add('plain', done, raw.length, raw.length - done);
  return found;
}

/** The first run that ends after `at`, in the order of the text. */
function runAt(runs: readonly Segment[], at: number): Segment | undefined {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.end ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return runs[low];
}

/** Where a unit of the value stands in the raw text: before a reference, or after it. */
function rawOf(run: Segment, at: number): number {
  if (run.kind !== 'reference') return run.raw + at - run.at;
  return at === run.at ? run.raw : run.rawEnd;
}

/** One change as an edit at its place, or null when it crosses the border of a CDATA section. */
function placeChange(runs: readonly Segment[], base: number, change: LeafChange): TextEdit | null {
  const first = runAt(runs, change.from) ?? runs.at(-1);
  const last = change.to > change.from ? runAt(runs, change.to - 1) : first;
  if (!first || !last) return null;
  const inside = first.kind === 'cdata' || last.kind === 'cdata';
  if (inside && first !== last) return null;
  const text = inside ? change.text : escapeText(change.text);
  return { start: base + rawOf(first, change.from), end: base + rawOf(last, change.to), text };
}

/** Whether a change makes a `]]>`, which neither text nor CDATA can hold unescaped. */
function joins(value: string, { from, to, text }: LeafChange): boolean {
  return `${value.slice(Math.max(0, from - 2), from)}${text}${value.slice(to, to + 2)}`.includes(']]>');
}

/**
 * Changes of a value as edits of the text around it, each at its own place. Only a change across the border of a CDATA
 * section, or one that makes a `]]>`, rewrites the whole value. A change of `<x/>` opens the element. The changes must not overlap.
 */
export function editLeaf(text: string, leaf: Leaf, changes: readonly LeafChange[]): TextEdit[] {
  if (changes.length === 0) return [];
  const { start, end } = leaf.span;
  const whole = (): string =>
    escapeText(
      applyEdits(
        leaf.text,
        changes.map(({ from, to, text }) => ({ start: from, end: to, text })),
      ),
    );
  if (leaf.selfClosing) {
    const value = whole();
    return value === '' ? [] : [{ start: start - 2, end: start, text: `>${value}</${leaf.element}>` }];
  }
  const raw = text.slice(start, end);
  if (raw === leaf.text && !changes.some((change) => joins(leaf.text, change))) {
    return changes.map(({ from, to, text }) => ({ start: start + from, end: start + to, text: escapeText(text) }));
  }
  const runs = segments(raw);
  const placed = changes.map((change) => (joins(leaf.text, change) ? null : placeChange(runs, start, change)));
  return placed.every((edit) => edit !== null) ? placed : [{ start, end, text: whole() }];
}

/** Tells where parts of a value stand in the text; the whole raw value for a part that crosses a CDATA border. */
export function locateIn(text: string, leaf: Leaf): (from: number, to: number) => Span {
  const { start, end } = leaf.span;
  // Every escape is longer than what it stands for, so equal lengths mean that nothing is escaped.
  if (end - start === leaf.text.length) return (from, to) => ({ start: start + from, end: start + to });
  const runs = segments(text.slice(start, end));
  return (from, to) => {
    const place = placeChange(runs, start, { from, to, text: '' });
    return place ? { start: place.start, end: place.end } : leaf.span;
  };
}
