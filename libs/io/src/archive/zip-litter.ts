import type { Warning } from '@tsferry/domain';

/** What macOS adds to a zip by itself, at any level: resource forks below `__MACOSX/`, and folder views. */
const litter = /^__MACOSX\/|(?:^|\/)\.DS_Store$/;

/** Whether an entry is no part of an export, and was not put there by anybody. */
export function isLitter(name: string): boolean {
  return litter.test(name);
}

/** One warning for all entries of that sort; none when there are none. `shown`: their names, safe to show. */
export function litterWarnings(shown: readonly string[], where: string): Warning[] {
  const [first] = shown;
  if (first === undefined) return [];
  const rest = shown.length > 1 ? ` and ${shown.length - 1} more` : '';
  return [{ code: 'ENTRY_IGNORED', message: `${where} holds ${first}${rest}, which macOS added: ignored.` }];
}
