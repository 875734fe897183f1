/** Where the content of an export lies: `<name>_files` beside `<name>.zip`. */
export function filesFolderOf(zip: string): string {
  return `${zip.replace(/\.zip$/i, '')}_files`;
}
