/** The pages of the export wizard and the fields of its first one, in the order and the words of the official wizard. */
import type { ExportPlan } from '@tsferry/domain';
import type { Needed } from '../planning/needed.js';

/** The pages, by name. */
export const exportPages = {
  general: 'General',
  related: 'Related Objects',
  summary: 'Summary',
  progress: 'Progress',
  completion: 'Completion',
} as const;
/** A page of the export wizard. */
export type ExportPageName = keyof typeof exportPages;

/** The fields of the General page. */
export type ExportField = 'site' | 'roots' | 'to' | 'dependencies' | 'content' | 'comment' | 'maps';

/** What the fields say; a box is `yes` or ''. */
export type ExportValues = Readonly<Record<ExportField, string>>;

/** What each field is called, and what it is for. */
export const exportFields: Readonly<Record<ExportField, { readonly label: string; readonly hint: string }>> = {
  site: { label: 'From site', hint: 'The site that the objects are in.' },
  roots: { label: 'Objects', hint: 'Names or ids, one a line; * stands for any characters.' },
  to: { label: 'File', hint: 'The zip to write; .zip is added. Content goes to a "_files" folder beside it.' },
  dependencies: {
    label: 'Export all dependencies',
    hint: 'Everything the task sequences need, child task sequences and applications too.',
  },
  content: { label: 'Export all content', hint: 'The files of packages, images, drivers and applications.' },
  comment: { label: 'Comments', hint: 'Whoever imports it reads this. Enter begins a new line.' },
  maps: {
    label: 'Shares',
    hint: 'One a line: \\\\server\\share=/folder of this machine, where package sources are read.',
  },
};

/** What an export plan cannot be asked for without. */
export const exportNeeds: readonly Needed<ExportField>[] = [
  { name: 'site', say: 'There is no site to export from.' },
  { name: 'roots', say: 'Name what to export first.' },
  { name: 'to', say: 'Name the file first.' },
];

/** What happens to values that look like secrets. */
export type SuspectedPolicy = ExportPlan['suspectedPolicy'];

/** What can be chosen for them. */
export const suspectedWords: Readonly<Record<SuspectedPolicy, string>> = {
  warn: 'Warn: they are exported as they are',
  redact: 'Redact: they are blanked in the archive',
  fail: 'Fail: nothing is exported while there are any',
};

/** Whether two plans would be the same: the file is no part of one. */
export function samePlan(one: ExportValues, other: ExportValues): boolean {
  const planned = ({ to: _, ...rest }: ExportValues): string => JSON.stringify(rest);
  return planned(one) === planned(other);
}
