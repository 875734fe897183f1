import { render } from 'ink';
import { sizeOf } from './area.js';
import type { Host } from './host.js';
import type { Look } from './look.js';
import { createPainter } from './painter.js';
import { Screens } from './Screens.js';

/** Shows what a host shows on a terminal, in its size. Returns how to stop that. */
export function showHost(host: Host, look: Look, stdout: NodeJS.WriteStream): () => void {
  const painter = createPainter(stdout);
  const resized = (): void => {
    painter.forget();
    host.resize(sizeOf(stdout));
  };
  stdout.on('resize', resized);
  const ink = render(<Screens host={host} look={look} />, {
    // For eyes, Ink makes frames and the painter puts them on the screen: that is what `debug` means, each frame is
    // written as it is. For a screen reader Ink writes them itself, as text below the command.
    stdout: look.reader ? stdout : painter.output,
    debug: !look.reader,
    exitOnCtrlC: false,
    patchConsole: false,
    isScreenReaderEnabled: look.reader,
  });
  // Ink leaves by itself only when drawing failed.
  ink.waitUntilExit().then(() => host.end(), host.end);
  return () => {
    stdout.off('resize', resized);
    ink.unmount();
  };
}
