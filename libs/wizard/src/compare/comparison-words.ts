import type { Comparison, ComparedObject } from '@tsferry/domain/shapes';
import { count } from '../words/amount.js';
import { nameAndId } from '../words/names.js';

/** What a comparison came to, in one sentence. */
export function comparisonText({ equal, same, objects, onlyA, onlyB }: Comparison): string {
  if (equal) return `Equal: ${count(same, 'object')}, and no difference.`;
  const different = objects.filter(differs).length;
  return [
    `${count(different, 'object')} ${different === 1 ? 'differs' : 'differ'}`,
    `${same} equal`,
    `${onlyA.length} only in the first`,
    `${onlyB.length} only in the second.`,
  ].join(', ');
}

/** Whether anything of an object differs; one that does not is there for its steps. */
export function differs({ properties, steps, contents }: ComparedObject): boolean {
  return properties.length + contents.length > 0 || steps.some(({ changes }) => changes.length > 0);
}

/** `Deploy (LAB00005) and Deploy (PRD00003)`; one name where both have one id. */
export function comparedNames({ a, b }: ComparedObject): string {
  const [one, other] = [nameAndId(a.name, a.id), nameAndId(b.name, b.id)];
  return one === other ? one : `${one} and ${other}`;
}

/** Why two objects are taken for the same. */
export const pairWords: Readonly<Record<ComparedObject['why'], string>> = {
  given: 'given as the same',
  registry: 'imported from the other',
  id: 'same id',
  predefined: 'every site has its own',
  package: 'same program of the package',
  name: 'same name and version',
};

/** What is said of contents whose hashes differ. */
export function contentsText(contents: readonly string[]): string {
  const named = contents.filter((key) => key !== '');
  return named.length === 0 ? 'The files of its content differ.' : `The files differ: ${named.join(', ')}.`;
}

/** Headings of what only one of two places has. */
export const onlyWords = { a: 'Only in the first', b: 'Only in the second' } as const;
