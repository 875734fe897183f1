/** The pages of the import wizard and the fields of its first one, in the order and the words of the official wizard. */

/** The pages, by name. */
export const importPages = {
  general: 'General',
  content: 'File Content',
  summary: 'Summary',
  progress: 'Progress',
  completion: 'Completion',
} as const;
/** A page of the import wizard. */
export type ImportPageName = keyof typeof importPages;

/** The fields of the General page. */
export type ImportField = 'file' | 'site' | 'folder' | 'content' | 'contentTo' | 'maps';

/** What the fields say, as the command line would be given it; a box is `yes` or ''. */
export type ImportValues = Readonly<Record<ImportField, string>>;

/** What each field is called, and what it is for. */
export const importFields: Readonly<Record<ImportField, { readonly label: string; readonly hint: string }>> = {
  file: { label: 'Archive', hint: 'The zip of an export. Its "_files" folder belongs beside it.' },
  site: { label: 'Into site', hint: 'The site that takes the objects in.' },
  folder: { label: 'Folder', hint: 'Folder for the task sequences, for example /OSD/Prod.' },
  content: {
    label: 'Import the content files too',
    hint: 'Without it, definitions only: package sources stay as written, and are not checked.',
  },
  contentTo: {
    label: 'Copy content to',
    hint: 'Left empty, the content stays beside the archive, and that becomes the package source.',
  },
  maps: {
    label: 'Shares',
    hint: 'One a line: \\\\server\\share=/folder of this machine. A share becomes a package source that clients can read.',
  },
};
