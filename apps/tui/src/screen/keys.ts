/** THE table of keys: the same key means the same on every screen, and the key line and the help are made from it. */

/** What a person wants. Reducers know intents, never keys. */
export type Intent = keyof typeof table;

type Binding = {
  /** Names of keys as `decode-keys.ts` gives them; the first is the one that is shown. */
  readonly keys: readonly string[];
  readonly label: string;
  /** Moves or edits: always possible, and so not on the key line. */
  readonly always?: true;
};

const table = {
  up: { keys: ['up', 'k'], label: 'up', always: true },
  down: { keys: ['down', 'j'], label: 'down', always: true },
  left: { keys: ['left', 'h'], label: 'left, close', always: true },
  right: { keys: ['right', 'l'], label: 'right, open', always: true },
  'page-up': { keys: ['pageup', 'ctrl-b'], label: 'a page up', always: true },
  'page-down': { keys: ['pagedown', 'ctrl-f'], label: 'a page down', always: true },
  top: { keys: ['home', 'g'], label: 'to the start', always: true },
  bottom: { keys: ['end', 'G'], label: 'to the end', always: true },
  erase: { keys: ['backspace'], label: 'erase to the left', always: true },
  'erase-next': { keys: ['delete'], label: 'erase to the right', always: true },
  'erase-word': { keys: ['ctrl-w'], label: 'erase the word to the left', always: true },
  'erase-line': { keys: ['ctrl-u'], label: 'erase all to the left', always: true },
  accept: { keys: ['enter'], label: 'choose' },
  next: { keys: ['n', 'ctrl-n'], label: 'next page' },
  back: { keys: ['escape'], label: 'back' },
  'focus-next': { keys: ['tab'], label: 'next part' },
  'focus-back': { keys: ['shift-tab'], label: 'part before' },
  toggle: { keys: ['space'], label: 'mark' },
  'toggle-all': { keys: ['a'], label: 'mark all' },
  filter: { keys: ['/'], label: 'filter' },
  sort: { keys: ['s'], label: 'sort' },
  'sort-back': { keys: ['S'], label: 'turn the order' },
  find: { keys: ['f'], label: 'find any object' },
  details: { keys: ['d'], label: 'details' },
  action: { keys: ['c'], label: 'change the action' },
  'class-action': { keys: ['C'], label: 'change for the class' },
  link: { keys: ['L'], label: 'link' },
  ignore: { keys: ['I'], label: 'ignore' },
  save: { keys: ['w'], label: 'save to a file' },
  open: { keys: ['o'], label: 'open an archive' },
  export: { keys: ['e'], label: 'export' },
  import: { keys: ['i'], label: 'import' },
  cancel: { keys: ['ctrl-c'], label: 'cancel' },
  help: { keys: ['?', 'f1'], label: 'all keys' },
  quit: { keys: ['q'], label: 'quit' },
} as const satisfies Record<string, Binding>;

const bindings: Readonly<Record<Intent, Binding>> = table;

/** Every intent, in the order of the help. */
export const intents = Object.keys(table) as Intent[];

const byKey = new Map(intents.flatMap((intent) => bindings[intent].keys.map((key) => [key, intent] as const)));

/** What a key means, or null. */
export function intentOf(key: string): Intent | null {
  return byKey.get(key) ?? null;
}

/** Whether an intent moves or edits, and so is possible on every screen. */
export function isAlways(intent: Intent): boolean {
  return bindings[intent].always === true;
}

const shownNames: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  'shift-tab': 'Shift-Tab',
  escape: 'Esc',
};

const shownName = (key: string): string =>
  shownNames[key] ??
  (key.length === 1 ? key : key.replace(/^ctrl-(.)$/, (_, letter: string) => `Ctrl-${letter.toUpperCase()}`)).replace(
    /^[a-z](?=[a-z0-9])/,
    (letter) => letter.toUpperCase(),
  );

/** An intent for a reader: its key, all its keys, and what it does. While text is typed, letters are text. */
export function describeIntent(intent: Intent, typing = false): { key: string; keys: string; label: string } {
  const { keys, label } = bindings[intent];
  const usable = typing ? keys.filter((key) => key.length > 1 && key !== 'space') : keys;
  const names = (usable.length > 0 ? usable : keys).map(shownName);
  return { key: names[0]!, keys: names.join(', '), label };
}
