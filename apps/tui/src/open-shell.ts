/** Joins a command to this process: its streams, its signals and the engine. */
import { homedir } from 'node:os';
import type { Engine } from '@tsferry/engine';
import { homeFolder } from './home.js';
import type { Shell } from './shell.js';
import { stopOnSignals } from './signals.js';
import { render, type Line, type View } from './terminal/line.js';
import { show } from '@tsferry/wizard/words';
import { createMeter } from './terminal/progress.js';
import { drawsOn, viewOf } from './terminal/streams.js';

/** A shell over this process. Close it when the command is done. */
export type OpenShell = Shell & { readonly close: () => Promise<void> };

/** Opens the shell of this process. */
export function openShell(json: boolean): OpenShell {
  const meter = createMeter({
    write: (text) => process.stderr.write(text),
    redraw: drawsOn(process.stderr, process.env),
    width: () => process.stderr.columns || 80,
    now: () => performance.now(),
  });
  const signal = stopOnSignals((text) => {
    meter.clear();
    if (process.stderr.isTTY) process.stderr.write(`\n${text}\n`);
  });
  let engine: Promise<Engine> | undefined;
  return {
    json,
    canAsk: !json && process.stdin.isTTY === true && process.stdout.isTTY === true,
    engine: () => (engine ??= loadEngine()),
    run: { signal, onProgress: meter.report },
    say(lines) {
      meter.clear();
      if (!json) writeLines(process.stdout, lines);
    },
    async ask(question) {
      meter.clear();
      // Loaded when it is needed: most commands never ask, and node:readline takes its time.
      const { confirm } = await import('./terminal/confirm.js');
      return confirm(show(question), process.stdin, (text) => process.stdout.write(text), signal);
    },
    async askLine(prompt) {
      meter.clear();
      const { askLine } = await import('./terminal/confirm.js');
      return askLine(show(prompt), process.stdin, (text) => process.stdout.write(text), signal);
    },
    async close() {
      meter.clear();
      await (await engine)?.close();
    },
  };
}

/** The engine over this process's home folder. Close it when done. */
async function loadEngine(): Promise<Engine> {
  const { createEngine } = await import('@tsferry/engine');
  return createEngine({ home: ownHome() });
}

/** The home folder of this process. */
export function ownHome(): string {
  const { env, platform } = process;
  return homeFolder({ env, platform, homedir: homedir(), cwd: process.cwd() });
}

/** Writes lines for people to a stream, as it can show them. */
export function writeLines(stream: NodeJS.WriteStream, lines: (view: View) => readonly Line[]): void {
  const view = viewOf(stream, process.env);
  const text = lines(view).map((line) => `${render(line, view.color)}\n`);
  if (text.length > 0) stream.write(text.join(''));
}
