/** Opens screens on this terminal: the browser, or the wizard of a command. */
import { AppError } from '@tsferry/domain/error';
import type { AnyCommand } from './command.js';
import { startEngineThread } from '@tsferry/engine/thread';
import { ownHome, writeLines } from './open-shell.js';
import type { AnyScreen } from './screen/screen.js';
import { stopOnSignals } from './signals.js';
import { drawsOn, viewOf } from './terminal/streams.js';

/** Whether this process has a terminal that screens can be drawn on. */
function hasScreen(): boolean {
  return process.stdin.isTTY === true && drawsOn(process.stdout, process.env);
}

/** Throws USAGE where there is no terminal; `instead` says what to use there. */
function requireScreen(instead: string): void {
  if (hasScreen()) return;
  throw new AppError('USAGE', 'The screens need a terminal that can draw, for input and for output.', {
    hint: `Without one, use ${instead}`,
  });
}

/** Opens the browser; its errors are the caller's. */
export async function runBrowser(): Promise<void> {
  requireScreen('a command: tsferry --help shows them.');
  const { browser } = await import('./browse/browser.js');
  await show(browser());
}

/** Opens the wizard of a command. Throws CANCELLED when it was left before its end. */
export async function runWizard(
  command: AnyCommand,
  values: readonly string[],
  options: { readonly yes?: boolean; readonly dryRun?: boolean },
  json: boolean,
): Promise<void> {
  const name = command.words.join(' ');
  if (json || options.yes || options.dryRun) {
    throw new AppError('USAGE', '--wizard asks on the screen: it goes with none of --json, --yes and --dry-run.', {
      hint: `Leave out --wizard, or the other.`,
    });
  }
  requireScreen(`tsferry ${name} without --wizard; tsferry ${name} --help shows how.`);
  const wizard = command.wizard!;
  const answer = await show(await wizard.open(values, options as never));
  if (answer === undefined) throw new AppError('CANCELLED', 'Nothing was changed.');
  writeLines(process.stdout, await wizard.printed(answer));
}

async function show(screen: AnyScreen): Promise<unknown> {
  // Nothing is said at a signal: the screen is in the way, and gone in a moment.
  const signal = stopOnSignals(() => undefined);
  const { openScreens } = await import('./screen/open-screens.js');
  const remote = startEngineThread({ home: ownHome() });
  try {
    return await openScreens(screen, remote.engine, viewOf(process.stdout, process.env).color, signal);
  } finally {
    await remote.close();
  }
}
