/** Shows screens on this process's terminal until they are closed. Loaded only then: Ink takes its time. */
import { AppError } from '@tsferry/domain/error';
import type { UseCases } from '@tsferry/engine';
import { sizeOf } from './area.js';
import type { Pressed } from './decode-keys.js';
import { createHost } from './host.js';
import type { AnyScreen } from './screen.js';
import { showHost } from './show-host.js';
import { enterTerminal } from './terminal-session.js';

/**
 * Shows a screen and those it opens. Resolves with what the last one answered; rejects with what ended it otherwise,
 * CANCELLED for Ctrl-C and signals. The terminal is given back in every case.
 */
export async function openScreens(
  screen: AnyScreen,
  engine: UseCases,
  color: boolean,
  signal: AbortSignal,
): Promise<unknown> {
  const { stdin, stdout } = process;
  const look = { color, reader: process.env['INK_SCREEN_READER'] === 'true' };
  const host = createHost(screen, engine, look, sizeOf(stdout));
  const stop = (): void => host.end(new AppError('CANCELLED', 'Stopped by a signal.'));
  const crash = (error: unknown): void => host.end(error);
  const press = (keys: readonly Pressed[]): void => {
    if (host.shown().ending && keys.some((key) => key.kind === 'key' && key.name === 'ctrl-c')) process.exit(130);
    host.press(keys);
  };
  signal.addEventListener('abort', stop);
  process.on('SIGHUP', stop);
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  const session = enterTerminal(stdin, stdout, look.reader, press, stop);
  let hide = (): void => undefined;
  try {
    hide = showHost(host, look, stdout);
    return await host.done;
  } finally {
    hide();
    session.leave();
    process.off('SIGHUP', stop);
    process.off('uncaughtException', crash);
    process.off('unhandledRejection', crash);
    signal.removeEventListener('abort', stop);
  }
}
