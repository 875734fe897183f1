import type { UseCases } from '@tsferry/engine';
import { render } from 'ink';
import { createElement } from 'react';
import { EventEmitter } from 'node:events';
import type { Size } from '../screen/area.js';
import { decodeKeys, flushKeys } from '../screen/decode-keys.js';
import { Screens } from '../screen/Screens.js';
import { createHost } from '../screen/host.js';
import type { Look } from '../screen/look.js';
import type { AnyScreen } from '../screen/screen.js';
import { sentFor } from './sent-for.js';

/** Screens that run without a terminal: keys in, frames out. */
export type ScreenDriver = {
  /** Sends what a terminal would: text, or names of keys between `<` and `>` (`<enter>`, `<ctrl-n>`, `<down>`). */
  press(...typed: readonly string[]): void;
  /** The frame as Ink paints it now, without trailing spaces. */
  frame(): string;
  /** Waits until a frame shows something, for ten seconds at most. */
  until(shows: string | RegExp): Promise<string>;
  resize(size: Size): void;
  readonly done: Promise<unknown>;
  close(): void;
};

/** Runs a screen. `look` is without colour and for eyes when left out. */
export function driveScreen(
  screen: AnyScreen,
  engine: UseCases,
  first: Size = { columns: 80, rows: 24 },
  look: Look = { color: false, reader: false },
): ScreenDriver {
  let size = first;
  const host = createHost(screen, engine, look, size);
  // Who waits for `done` sees its error; who does not shall not be ended by it.
  host.done.catch(() => undefined);
  const output = new Output(() => size);
  const ink = render(createElement(Screens, { host, look }), {
    stdout: output as unknown as NodeJS.WriteStream,
    debug: true,
    patchConsole: false,
    isScreenReaderEnabled: look.reader,
  });
  return {
    press(...typed) {
      for (const one of typed) {
        const { keys, pending } = decodeKeys('', sentFor(one));
        host.press([...keys, ...flushKeys(pending)]);
      }
    },
    frame: () => output.last,
    async until(shows) {
      const isThere = (): boolean =>
        typeof shows === 'string' ? output.last.includes(shows) : shows.test(output.last);
      for (const end = Date.now() + 10_000; !isThere(); await output.written()) {
        if (Date.now() > end) throw new Error(`The screen never showed ${String(shows)}:\n${output.last}`);
      }
      return output.last;
    },
    resize(next) {
      size = next;
      output.emit('resize');
      host.resize(next);
    },
    done: host.done,
    close() {
      host.end();
      ink.unmount();
    },
  };
}

/** Where Ink writes: keeps the last frame. */
class Output extends EventEmitter {
  last = '';
  constructor(readonly size: () => Size) {
    super();
  }
  get columns(): number {
    return this.size().columns;
  }
  get rows(): number {
    return this.size().rows;
  }
  write(frame: string): boolean {
    this.last = frame
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n');
    this.emit('frame');
    return true;
  }
  /** The next frame, or a moment. */
  written(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.off('frame', done);
        resolve();
      };
      const timer = setTimeout(done, 20);
      this.once('frame', done);
    });
  }
}
