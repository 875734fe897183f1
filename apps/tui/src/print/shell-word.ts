/**
 * A word as it is typed in a shell: quoted where something in it means more than itself. On Windows in double quotes, which
 * cmd.exe and PowerShell both take. What would mean something in them is put in the single quotes of PowerShell, since
 * cmd.exe has no quotes for it (about_Quoting_Rules in Microsoft's reference of PowerShell).
 */
export function shellWord(word: string, platform: string = process.platform): string {
  return platform === 'win32' ? windowsWord(word) : posixWord(word);
}

function posixWord(word: string): string {
  return /^[\w./:@%+,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function windowsWord(word: string): string {
  if (/^[\w./:\\+=-]+$/.test(word)) return word;
  if (/[$`"%!\u2018-\u201f]/.test(word)) return `'${word.replaceAll(/['\u2018-\u201b]/g, '$&$&')}'`;
  // A program takes a backslash before the closing quote for one that escapes it.
  return `"${word.replace(/\\+$/, '$&$&')}"`;
}
