/** The name of the zip that an export makes: what was asked for, with its ending. */
export function zipOf(name: string): string {
  return /\.zip$/i.test(name) ? name : `${name}.zip`;
}
