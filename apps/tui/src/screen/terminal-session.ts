/** Takes the terminal for the screens, and gives it back as it was, whatever happens. */
import { decodeKeys, flushKeys, isPaste, type Pressed } from './decode-keys.js';

/** The alternate screen, cleared, with no cursor; pasted text between brackets. Ink 7.0.0 does both (usePaste). */
const enter = '\x1b[?1049h\x1b[2J\x1b[?25l\x1b[?2004h';
/** Colours off, cursor shown, no brackets, the screen as it was before. */
const leave = '\x1b[0m\x1b[?25h\x1b[?2004l\x1b[?1049l';
const leaveReader = '\x1b[0m\x1b[?25h\x1b[?2004l\n';
const enterReader = '\x1b[?2004h';

/** How long the rest of a key may take: what a terminal sends at once may arrive in parts. */
const restMs = 50;
/** The same for pasted text: its rest must not be taken for keys, however slow the line is. */
const restOfPasteMs = 5000;

/** The terminal as it was taken. */
export type TerminalSession = {
  /** Gives it back; once is enough, more does no harm. */
  readonly leave: () => void;
};

/** Takes the terminal. `lost` is told when it goes away. A screen reader keeps the screen, so that it can read back. */
export function enterTerminal(
  stdin: NodeJS.ReadStream,
  stdout: NodeJS.WriteStream,
  reader: boolean,
  press: (keys: readonly Pressed[]) => void,
  lost: () => void,
): TerminalSession {
  let pending = '';
  let timer: NodeJS.Timeout | undefined;
  let left = false;
  const take = (chunk: string): void => {
    clearTimeout(timer);
    const decoded = decodeKeys(pending, chunk);
    pending = decoded.pending;
    if (pending !== '') timer = setTimeout(flush, isPaste(pending) ? restOfPasteMs : restMs);
    if (decoded.keys.length > 0) press(decoded.keys);
  };
  const flush = (): void => {
    const keys = flushKeys(pending);
    pending = '';
    if (keys.length > 0) press(keys);
  };
  stdout.write(reader ? enterReader : enter);
  stdin.setEncoding('utf8');
  stdin.setRawMode(true);
  stdin.on('data', take);
  stdin.on('end', lost);
  stdin.on('error', lost);
  stdin.resume();
  const giveBack = (): void => {
    if (left) return;
    left = true;
    clearTimeout(timer);
    stdin.off('data', take);
    stdin.off('end', lost);
    // An error that comes later (the terminal is gone) is nobody's any more, and must not end the process.
    stdin.pause();
    try {
      stdin.setRawMode(false);
      stdout.write(reader ? leaveReader : leave);
    } catch {
      // The terminal is gone: there is nothing to give back.
    }
    process.off('exit', giveBack);
  };
  process.on('exit', giveBack);
  return { leave: giveBack };
}
