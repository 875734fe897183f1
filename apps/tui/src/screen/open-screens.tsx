/** Shows screens on this process's terminal until they are closed. Loaded only then: Ink takes its time. */
import { AppError } from '@tsferry/domain/error';
import type { Ferry } from '@tsferry/engine';
import { render } from 'ink';
import { sizeOf } from './area.js';
import { Screens } from './Screens.js';
import type { Pressed } from './decode-keys.js';
import { createHost } from './host.js';
import { createPainter } from './painter.js';
import type { AnyScreen } from './screen.js';
import { enterTerminal } from './terminal-session.js';

/**
 * Shows a screen and those it opens. Resolves with what the last one answered; rejects with what ended it otherwise, CANCELLED
 * for Ctrl-C and signals. The terminal is given back in every case.
 */
export async function openScreens(
  screen: AnyScreen,
  ferry: Ferry,
  color: boolean,
  signal: AbortSignal,
): Promise<unknown> {
  const { stdin, stdout } = process;
  const look = { color, reader: process.env['INK_SCREEN_READER'] === 'true' };
  const size = () => sizeOf(stdout);
  const host = createHost(screen, ferry, look, size());
  const stop = (): void => host.end(new AppError('CANCELLED', 'Stopped by a signal.'));
  const painter = createPainter(stdout);
  const resized = (): void => {
    painter.forget();
    host.resize(size());
  };
  const press = (keys: readonly Pressed[]): void => {
    if (host.shown().ending && keys.some((key) => key.kind === 'key' && key.name === 'ctrl-c')) process.exit(130);
    host.press(keys);
  };
  const session = enterTerminal(stdin, stdout, look.reader, press, stop);
  const crash = (error: unknown): void => host.end(error);
  signal.addEventListener('abort', stop);
  process.on('SIGHUP', stop);
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  stdout.on('resize', resized);
  const ink = render(<Screens host={host} look={look} size={size} />, {
    // For eyes, Ink makes frames and the painter puts them on the screen: that is what `debug` means, each frame is
    // written as it is. For a screen reader Ink writes them itself, as text below the command.
    stdout: look.reader ? stdout : painter.output,
    debug: !look.reader,
    stdin,
    exitOnCtrlC: false,
    patchConsole: false,
    isScreenReaderEnabled: look.reader,
  });
  // Ink leaves by itself only when drawing failed.
  ink.waitUntilExit().then(() => host.end(), host.end);
  try {
    return await host.done;
  } finally {
    stdout.off('resize', resized);
    ink.unmount();
    session.leave();
    process.off('SIGHUP', stop);
    process.off('uncaughtException', crash);
    process.off('unhandledRejection', crash);
    signal.removeEventListener('abort', stop);
  }
}
