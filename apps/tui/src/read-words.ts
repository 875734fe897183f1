/** What was typed, without `--json`: errors of the parser are answered as JSON too, so it is known before that runs. */
export function readWords(typed: readonly string[]): { readonly json: boolean; readonly words: readonly string[] } {
  const end = typed.indexOf('--');
  const isJson = (word: string, at: number): boolean => word === '--json' && (end < 0 || at < end);
  return { json: typed.some(isJson), words: typed.filter((word, at) => !isJson(word, at)) };
}
