import { render } from 'ink';
import type { ReactNode } from 'react';

/** What Ink draws of something in a number of columns: its lines, without colour. */
export function drawn(node: ReactNode, columns: number, reader = false): string[] {
  let frame = '';
  const stdout = { columns, rows: 100, write: (text: string) => (frame = text) !== undefined, on() {}, off() {} };
  const ink = render(node, {
    stdout: stdout as unknown as NodeJS.WriteStream,
    debug: true,
    patchConsole: false,
    isScreenReaderEnabled: reader,
  });
  // Where CI is set, Ink ends with a frame of its own: an empty one.
  const shown = frame;
  ink.unmount();
  return shown.split('\n').map((line) => line.trimEnd());
}
