/** What is around every screen: its title above; news and keys below. */
import { fitLine, fitText } from '../terminal/fit-text.js';
import { styled, type Line, type Span } from '../terminal/line.js';
import { show } from '@tsferry/wizard/words';
import { textWidth } from '../terminal/text-width.js';
import type { Area, Size } from './area.js';
import { describeIntent, intents, type Intent } from './keys.js';
import type { Shown } from './shown.js';

/** How everything looks: with colour or not, for a screen reader or not. */
export type Look = { readonly color: boolean; readonly reader: boolean };

/** Rows that are not the body: title, news, keys. */
const around = 3;
/** From this height on, a line is left free below the title and above the keys. */
const roomy = 24;

/** The part of the screen that is the body. */
export function bodyArea({ color, reader }: Look, { columns, rows }: Size): Area {
  return { width: columns, height: Math.max(1, rows - around - (rows >= roomy ? 2 : 0)), color, reader };
}

/** The whole screen as lines: exactly its height, or as many as there are for a reader. */
export function frameLines(shown: Shown, look: Look, size: Size): Line[] {
  const area = bodyArea(look, size);
  const { title, body, status: news = '' } = shown.draw(area);
  const status = shown.ending ? 'Stopping; Ctrl-C once more to stop at once.' : news;
  const inside = shown.help ? helpLines(shown, area) : body;
  const head: Span = styled('heading', fitText(show(title), area.width));
  const keys = keyLine(shown, area);
  if (look.reader) return [[head], ...inside, ...(status === '' ? [] : [status]), keys];
  const free: Line[] = size.rows >= roomy ? [''] : [];
  const filled = Array.from({ length: area.height }, (_, row) => fitLine(inside[row] ?? '', area.width));
  return [[head], ...free, ...filled, ...free, fitLine(status, area.width), keys];
}

/** As many keys as fit, `?` for all of them always among them. */
function keyLine({ keys, typing }: Shown, area: Area): Line {
  const parts = keys.filter((intent) => intent !== 'help').map((intent) => describeIntent(intent, typing));
  const help = describeIntent('help', typing);
  const text = ({ key, label }: { key: string; label: string }): string => `${key} ${label}`;
  if (area.reader) return `Keys: ${[...parts, help].map(text).join(', ')}`;
  let left = area.width - textWidth(text(help));
  const fitting = parts.filter((part) => {
    const width = textWidth(text(part)) + 2;
    if (width > left) return false;
    left -= width;
    return true;
  });
  return [...fitting, help].flatMap(({ key, label }, at) => [
    ...(at > 0 ? ['  '] : []),
    styled('heading', key),
    styled('faint', ` ${label}`),
  ]);
}

/** Every key; those of this screen first. */
function helpLines({ keys, typing }: Shown, area: Area): Line[] {
  const rest = intents.filter((intent) => !keys.includes(intent));
  const here = new Set<Intent>(keys);
  const rows = [...keys, ...rest].map((intent) => {
    const { keys: names, label } = describeIntent(intent, typing);
    return { text: `${names}  ${label}`, here: here.has(intent) };
  });
  const columns = area.reader ? 1 : Math.max(1, Math.min(3, Math.floor(area.width / 28)));
  const height = Math.ceil(rows.length / columns);
  const width = Math.floor(area.width / columns);
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: columns }, (_, column) => rows[column * height + row]).flatMap((cell): Span[] =>
      cell === undefined ? [] : [styled(cell.here ? 'heading' : 'faint', fitText(cell.text, width - 1).padEnd(width))],
    ),
  );
}
