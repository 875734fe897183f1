import type { Area } from '../screen/area.js';
import type { Line } from '../terminal/line.js';

/**
 * Lines that are made once for a thing that never changes, as a plan is, and a width: thousands of warnings are not
 * broken into lines again for every key.
 */
export function rememberLines<Source extends object>(
  make: (source: Source, area: Area) => readonly Line[],
): (source: Source, area: Area) => readonly Line[] {
  const known = new WeakMap<Source, { readonly width: number; readonly lines: readonly Line[] }>();
  return (source, area) => {
    const before = known.get(source);
    if (before?.width === area.width) return before.lines;
    const lines = make(source, area);
    known.set(source, { width: area.width, lines });
    return lines;
  };
}
