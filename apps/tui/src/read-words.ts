/** What has to be known before the parser runs: its errors are answered as JSON too, and a wizard asks for what is missing. */
export type Words = { readonly json: boolean; readonly wizard: boolean; readonly words: readonly string[] };

/** What was typed, without `--json`; words after `--` are no options. */
export function readWords(typed: readonly string[]): Words {
  const end = typed.indexOf('--');
  const isOption = (option: string) => (word: string, at: number) => word === option && (end < 0 || at < end);
  const isJson = isOption('--json');
  return {
    json: typed.some(isJson),
    wizard: typed.some(isOption('--wizard')),
    words: typed.filter((word, at) => !isJson(word, at)),
  };
}
