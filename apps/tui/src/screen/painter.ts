/**
 * Puts frames on the terminal: only lines that changed are written, each at its place, so that a slow connection shows
 * a key at once and nothing flickers. Ink's own writer leaves the last row empty, redraws everything or (incremental, in
 * 6.8.0) starts a row too low, and clears what was scrolled away when a terminal gets smaller.
 */
import { sizeOf } from './area.js';

const synchronized = { start: '\x1b[?2026h', end: '\x1b[?2026l' };

/** What turns the lines that are shown into the next ones. `shown` null: nothing is known of what is on the screen. */
export function repaint(shown: readonly string[] | null, next: readonly string[]): string {
  const rows = Math.max(shown?.length ?? 0, next.length);
  const changed = Array.from({ length: rows }, (_, row) => row).filter((row) => shown?.[row] !== next[row]);
  if (shown !== null && changed.length === 0) return '';
  // A line is erased before it is written: erasing behind a full line would take its last character.
  const lines = changed.map((row) => `\x1b[${row + 1};1H\x1b[2K${next[row] ?? ''}`);
  return `${synchronized.start}${shown === null ? '\x1b[2J' : ''}${lines.join('')}${synchronized.end}`;
}

/** A terminal that frames are put on. */
export type Painter = {
  /** What Ink writes its frames to. */
  readonly output: NodeJS.WriteStream;
  /** Forgets what is on the screen: the next frame is painted whole. */
  readonly forget: () => void;
};

/** Makes one. `output` is the terminal in everything but writing, and hears of nothing. */
export function createPainter(stdout: NodeJS.WriteStream): Painter {
  let shown: readonly string[] | null = null;
  const write = (frame: string): boolean => {
    const next = frame.split('\n').slice(0, sizeOf(stdout).rows);
    const text = repaint(shown, next);
    shown = next;
    return text === '' || stdout.write(text);
  };
  const output: NodeJS.WriteStream = new Proxy(stdout, {
    get(target, name) {
      if (name === 'write') return write;
      // At another size Ink would paint the old frame once more, which fits no longer; the screens bring the next one.
      if (name === 'on' || name === 'off') return () => output;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { output, forget: () => (shown = null) };
}
