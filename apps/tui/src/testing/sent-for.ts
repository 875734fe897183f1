const sequences: Readonly<Record<string, string>> = {
  enter: '\r',
  escape: '\x1b',
  tab: '\t',
  'shift-tab': '\x1b[Z',
  backspace: '\x7f',
  space: ' ',
  delete: '\x1b[3~',
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  home: '\x1b[H',
  end: '\x1b[F',
  pageup: '\x1b[5~',
  pagedown: '\x1b[6~',
};

/** What a terminal sends for a key, or for text. */
export function sentFor(typed: string): string {
  const name = /^<([a-z0-9-]+)>$/.exec(typed)?.[1];
  if (name === undefined) return typed;
  const control = /^ctrl-([a-z])$/.exec(name)?.[1];
  return control ? String.fromCharCode(control.charCodeAt(0) - 96) : (sequences[name] ?? typed);
}
