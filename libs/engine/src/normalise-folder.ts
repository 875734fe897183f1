/** `OSD/Prod`, `\OSD\Prod\` and `/OSD/Prod/` are one folder: `/OSD/Prod`. */
export function normaliseFolder(folder: string): string {
  return `/${folder
    .split(/[\\/]+/)
    .filter((name) => name !== '')
    .join('/')}`;
}
