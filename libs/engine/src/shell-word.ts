/** A word in single quotes, as a shell takes it: nothing of a text from an archive is ever run when a hint is copied. */
export function shellWord(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
