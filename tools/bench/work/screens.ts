import { taskSequenceClass } from '@tsferry/domain';
import { EventEmitter } from 'node:events';
import type { Engine } from '@tsferry/engine';
import { browser } from '../../../apps/tui/src/browse/browser.js';
import { decodeKeys } from '../../../apps/tui/src/screen/decode-keys.js';
import { createHost } from '../../../apps/tui/src/screen/host.js';
import { showHost } from '../../../apps/tui/src/screen/show-host.js';

/** A terminal that only says when something was written to it. */
class Terminal extends EventEmitter {
  readonly isTTY = true;
  readonly columns = 140;
  readonly rows = 40;
  written = '';
  write(text: string): boolean {
    this.written += text;
    this.emit('written');
    return true;
  }
}

const size = { columns: 140, rows: 40 };
const look = { color: true, reader: false };
/** Moving by a row and by a page, marking, sorting, and a filter, letter by letter and away again. */
const pressed = [
  ...Array.from({ length: 60 }, () => '\x1b[B'),
  ...Array.from({ length: 20 }, () => '\x1b[6~'),
  ...' aasS'.repeat(2),
  '/',
  ...'name 77',
  ...Array.from({ length: 7 }, () => '\x7f'),
];

/** How long keys take until their frame is written, in the browser over a site of many objects: the middle, and 95 of 100. */
export async function pressKeys(objects: string): Promise<Record<string, number>> {
  const terminal = new Terminal();
  const host = createHost(browser(), siteOf(Number(objects)), look, size);
  const hide = showHost(host, look, terminal as unknown as NodeJS.WriteStream);
  await until(terminal, (text) => text.includes('Name of 1 '));
  host.press(decodeKeys('', '\t').keys);
  await new Promise((resolve) => terminal.once('written', resolve));
  const times: number[] = [];
  for (const key of pressed) {
    const frame = new Promise((resolve) => terminal.once('written', resolve));
    const started = performance.now();
    host.press(decodeKeys('', key).keys);
    await frame;
    times.push(performance.now() - started);
  }
  hide();
  times.sort((a, b) => a - b);
  return { middle: times[Math.floor(times.length / 2)]!, nearlyAll: times[Math.floor(times.length * 0.95)]! };
}

async function until(terminal: Terminal, shows: (text: string) => boolean): Promise<void> {
  while (!shows(terminal.written)) await new Promise((resolve) => terminal.once('written', resolve));
}

/** A site of task sequences, as the engine would list it. Objects are never read: no key waits for that. */
function siteOf(count: number): Engine {
  const site = { code: 'LAB', name: 'Lab', kind: 'primary', reportsTo: null, authoringScope: '' };
  const objects = Array.from({ length: count }, (_, at) => ({
    class: taskSequenceClass,
    id: `LAB${at.toString(16).padStart(5, '0')}`,
    name: `Name of ${at + 1} in the list`,
    folder: `/OSD/${at % 20}`,
    version: 1,
  }));
  return {
    listSites: async () => ({ sites: [site] }),
    listObjects: async () => ({ objects, total: objects.length }),
    showObject: () => new Promise(() => undefined),
  } as unknown as Engine;
}
