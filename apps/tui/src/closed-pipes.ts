/** Exit code of what cannot be written. A number of its own, since the help waits for this file to load. */
const notWritten = 5;

/**
 * Lets the process go on when a reader went away (`tsferry list | head -1`) or the disk behind its output is full: what
 * it does must still be finished. A reader that left wanted no more; an answer that was lost ends with 5.
 */
export function forgiveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    // The bundle of the help has a copy of this function, and what is no help after all goes on to the other bundle.
    if (stream.listenerCount('error') > 0) continue;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') return;
      process.exitCode = notWritten;
      if (stream === process.stdout) process.stderr.write(`tsferry: The answer cannot be written: ${error.message}.\n`);
    });
  }
}
