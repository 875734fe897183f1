import { taskSequenceClass, type Action } from '@tsferry/domain';
import type { ImportAnswer } from '@tsferry/domain/shapes';
import { count, formatBytes } from '../words/index.js';

/** What a plan or an import comes to. Numbers of objects, of references, and bytes of content. */
type ImportTotals = {
  readonly created: number;
  readonly changed: number;
  /** Objects that stay as they are in the site, and references that lead to one. */
  readonly linked: number;
  /** References that are imported without. */
  readonly ignored: number;
  /** References that wait for a decision. */
  readonly missing: number;
  readonly bytes: number;
};

type Given = {
  readonly objects: readonly { readonly action: Action; readonly bytes: number }[];
  readonly missing: readonly { readonly ignored: boolean }[];
  readonly links: readonly unknown[];
};

/** Counts what happens to the objects of a plan. */
export function importTotals({ objects, missing, links }: Given): ImportTotals {
  const number = (...actions: Action[]): number => objects.filter(({ action }) => actions.includes(action)).length;
  const ignored = missing.filter((one) => one.ignored).length;
  return {
    created: number('create'),
    changed: number('overwrite', 'add-revision'),
    linked: number('ignore') + links.length,
    ignored,
    missing: missing.length - ignored,
    bytes: objects.reduce((sum, row) => sum + row.bytes, 0),
  };
}

/** The totals as words, one after the other. What there is none of is left out, but for objects and content. */
function totalsWords({ created, changed, linked, ignored, missing, bytes }: ImportTotals): readonly string[] {
  return [
    `${created} new`,
    `${changed} changed`,
    `${linked} linked to what is here`,
    ...(ignored > 0 ? [`${ignored} ignored`] : []),
    ...(missing > 0 ? [`${missing} missing`] : []),
    bytes > 0 ? `${formatBytes(bytes)} of content` : 'no content',
  ];
}

/** The same in one sentence: `In all: 3 new, 1 changed, ...`. */
export function importTotalsText(plan: Given): string {
  return `In all: ${totalsWords(importTotals(plan)).join(', ')}.`;
}

/** What an import did, in one sentence. */
export function importedText({ site, objects }: Pick<ImportAnswer, 'site' | 'objects'>): string {
  const changed = objects.filter(({ action }) => action !== 'ignore').length;
  if (changed === 0) return `${site} holds everything already: nothing was changed.`;
  return `Imported ${count(changed, 'object')} into ${site}.`;
}

/** The task sequence to look at after an import: the last one, which the others are for. */
export function importedSequence({
  objects,
}: Pick<ImportAnswer, 'objects'>): ImportAnswer['objects'][number] | undefined {
  return objects.findLast((row) => row.class === taskSequenceClass);
}
