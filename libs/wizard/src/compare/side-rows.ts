import type { TextLine } from '@tsferry/domain';

/** A row of two columns: what stood there, and what stands there now. */
export type SideRow = { readonly before: TextLine | null; readonly after: TextLine | null };

/** Lines that differ as rows of two columns: the first that went beside the first that came, an equal line in both. */
export function sideRows(lines: readonly TextLine[]): SideRow[] {
  const rows: { before: TextLine | null; after: TextLine | null }[] = [];
  // The first row that waits for a line that came.
  let waiting = 0;
  for (const line of lines) {
    if (line.before !== null && line.after !== null) {
      rows.push({ before: line, after: line });
      waiting = rows.length;
    } else if (line.before !== null) rows.push({ before: line, after: null });
    else if (waiting < rows.length) rows[waiting++]!.after = line;
    else {
      rows.push({ before: null, after: line });
      waiting = rows.length;
    }
  }
  return rows;
}
