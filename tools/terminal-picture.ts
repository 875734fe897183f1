/** Draws what a terminal shows, as `tmux capture-pane -e` writes it, as an SVG picture. */

/** How a piece of text looks. Colours are of CSS; null is the terminal's own. */
type Look = {
  readonly bold: boolean;
  readonly faint: boolean;
  readonly inverse: boolean;
  readonly color: string | null;
  readonly behind: string | null;
};

const plain: Look = { bold: false, faint: false, inverse: false, color: null, behind: null };
const [ground, ink] = ['#16181d', '#d7dae0'];
/** The sixteen colours, in the order of their numbers. */
const palette = [
  ...['#3b4048', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#abb2bf'],
  ...['#7f848e', '#ef8891', '#b5d99c', '#f0d399', '#82c4f8', '#d79be8', '#7cd0da', '#ffffff'],
];

/** The colour of a number from 0 to 255, as xterm has them: sixteen, a cube of six steps, greys. */
function colorOf(number: number): string {
  if (number < 16) return palette[number]!;
  if (number > 231) return rgb(...([0, 0, 0].map(() => 8 + (number - 232) * 10) as [number, number, number]));
  const step = (at: number): number => [0, 95, 135, 175, 215, 255][at % 6]!;
  const at = number - 16;
  return rgb(step(Math.floor(at / 36)), step(Math.floor(at / 6)), step(at));
}
const rgb = (...parts: readonly number[]): string =>
  `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** The look after one escape sequence of the kind that sets looks (SGR). What is not known changes nothing. */
function lookAfter(look: Look, codes: readonly number[]): Look {
  const [code = 0, kind, ...rest] = codes;
  const which = code === 38 ? 'color' : code === 48 ? 'behind' : null;
  if (which && kind === 5) return following({ ...look, [which]: colorOf(rest[0]!) }, rest.slice(1));
  if (which && kind === 2) return following({ ...look, [which]: rgb(...rest.slice(0, 3)) }, rest.slice(3));
  return following(code === 0 ? plain : { ...look, ...simple(code) }, codes.slice(1));
}
const following = (look: Look, codes: readonly number[]): Look => (codes.length === 0 ? look : lookAfter(look, codes));

function simple(code: number): Partial<Look> {
  const [tens, ones] = [Math.floor(code / 10), code % 10];
  const bright = tens > 8 ? 8 : 0;
  if (ones < 8 && (tens === 3 || tens === 9)) return { color: palette[ones + bright]! };
  if (ones < 8 && (tens === 4 || tens === 10)) return { behind: palette[ones + bright]! };
  return simpleLooks.get(code) ?? {};
}
const simpleLooks: ReadonlyMap<number, Partial<Look>> = new Map([
  [1, { bold: true }],
  [2, { faint: true }],
  [7, { inverse: true }],
  [22, { bold: false, faint: false }],
  [27, { inverse: false }],
  [39, { color: null }],
  [49, { behind: null }],
]);

type Piece = { readonly text: string; readonly look: Look; readonly column: number };

/** A line as pieces of one look each. */
function piecesOf(line: string, start: Look): { readonly pieces: readonly Piece[]; readonly end: Look } {
  const pieces: Piece[] = [];
  let [look, column] = [start, 0];
  for (const part of line.split(/(\x1b\[[\d;]*m)/)) {
    const codes = /^\x1b\[([\d;]*)m$/.exec(part);
    if (codes) look = lookAfter(look, codes[1]!.split(';').map(Number));
    else if (part !== '') {
      pieces.push({ text: part, look, column });
      column += [...part].length;
    }
  }
  return { pieces, end: look };
}

const [cellWidth, cellHeight, margin] = [8.4, 18, 12];
/** Blanks become blanks that SVG does not join: what stands in a column stays there. */
const escape = (text: string): string =>
  text.replace(/[&<> ]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', ' ': '\u00A0' })[character]!);

function drawPiece({ text, look, column }: Piece, row: number): string {
  const [x, y] = [margin + column * cellWidth, margin + row * cellHeight];
  const width = [...text].length * cellWidth;
  const given = [look.color ?? ink, look.behind ?? ground];
  const [color, behind] = look.inverse ? given.reverse() : given;
  const box =
    behind === ground
      ? ''
      : `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${cellHeight}" fill="${behind}"/>`;
  if (text.trim() === '') return box;
  const attributes = [
    ...(color === ink ? [] : [`fill="${color}"`]),
    ...(look.bold ? ['font-weight="bold"'] : []),
    ...(look.faint ? ['opacity="0.6"'] : []),
  ];
  const place = `x="${x.toFixed(1)}" y="${y + 13.5}" textLength="${width.toFixed(1)}"`;
  return `${box}<text ${[place, ...attributes].join(' ')}>${escape(text)}</text>`;
}

/** The picture of a screen of so many columns and rows; `title` says what it shows, as plain words. */
export function drawTerminal(screen: string, columns: number, rows: number, title: string): string {
  const [width, height] = [Math.round(columns * cellWidth) + 2 * margin, rows * cellHeight + 2 * margin];
  let look = plain;
  const lines = screen
    .replace(/\n$/, '')
    .split('\n')
    .map((line, row) => {
      const { pieces, end } = piecesOf(line, look);
      look = end;
      return pieces.map((piece) => drawPiece(piece, row)).join('');
    });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${title}</title>`,
    `<rect width="${width}" height="${height}" rx="8" fill="${ground}"/>`,
    `<g font-family="ui-monospace, 'Cascadia Mono', Consolas, Menlo, monospace" font-size="14" fill="${ink}">`,
    ...lines.filter((line) => line !== ''),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}
