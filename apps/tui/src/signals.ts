/**
 * Makes Ctrl-C and SIGTERM cancel what goes on, so that files and sites are left whole. The second one ends the process
 * at once.
 */
export function stopOnSignals(say: (text: string) => void): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
    say('Stopping; once more to stop at once.');
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}
