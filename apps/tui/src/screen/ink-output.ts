import { sizeOf } from './area.js';

/** Clears what was scrolled away, too: Ink does so when a frame no longer fits, but that text is the person's. */
const clearScrolled = '\x1b[3J';

/**
 * The terminal as Ink shall see it: with a size where it does not know its own (Ink would redraw everything every
 * time), and without clearing what was on it before.
 */
export function inkOutput(stdout: NodeJS.WriteStream): NodeJS.WriteStream {
  return new Proxy(stdout, {
    get(target, name) {
      if (name === 'columns' || name === 'rows') return sizeOf(target)[name];
      if (name === 'write') return (text: string) => target.write(text.replaceAll(clearScrolled, ''));
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
