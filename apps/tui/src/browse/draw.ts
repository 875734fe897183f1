/** How the browser looks. */
import { errorLines } from '../exit.js';
import { shownLines } from '../print/shown-object.js';
import type { Area } from '../screen/area.js';
import { drawList } from '../screen/draw-list.js';
import { currentRow } from '../screen/list.js';
import { beside, rule } from '../screen/panes.js';
import { drawPath } from '../screen/path-field.js';
import type { Drawing } from '../screen/screen.js';
import { drawScroll } from '../screen/scroll.js';
import { drawTree } from '../screen/tree.js';
import { count } from '@tsferry/wizard/words';
import { styled, textOf, type Line } from '../terminal/line.js';
import { paragraph } from '../terminal/table.js';
import { partsOf, type Details, type Part } from './details.js';
import { inside, layoutOf } from './layout.js';
import { placeKind, placeName } from './place.js';
import type { State } from './state.js';

/** The body of the browser. */
export function draw(state: State, area: Area): Drawing {
  const title = state.spot ? `tsferry  ${placeName(state.spot.place)}, ${placeKind(state.spot.place)}` : 'tsferry';
  return { title, body: bodyLines(state, area), status: statusLine(state) };
}

function bodyLines(state: State, area: Area): Line[] {
  if (state.opening) return openingLines(state, area);
  if (state.places === null) return ['Reading the sites …'];
  if (state.places.length === 0) return welcomeLines(area);
  const layout = layoutOf(area);
  const parts = {
    places: placeLines(state, layout.places),
    objects: objectLines(state, layout.objects),
    details: detailLines(state, layout.details),
  };
  if (layout.alone) return parts[state.focus];
  return beside(
    [
      { lines: parts.places, width: layout.places.width },
      { lines: [...filled(parts.objects, layout.objects.height), ...parts.details], width: layout.details.width },
    ],
    area,
  );
}

const filled = (lines: readonly Line[], height: number): Line[] =>
  Array.from({ length: height }, (_, row) => lines[row] ?? '');

function welcomeLines(area: Area): Line[] {
  return [
    ...paragraph('There are no sites yet. A site holds what one Configuration Manager hierarchy has.', area, ''),
    '',
    ...paragraph('Create one in a shell, for example: tsferry site create LAB --name "Test laboratory"', area, ''),
    '',
    ...paragraph('Or press o to look into an archive: the zip that an export made.', area, ''),
  ];
}

function openingLines(state: State, area: Area): Line[] {
  const below = { ...area, height: Math.max(1, area.height - 2) };
  return [[styled('heading', 'Open an archive: path of the zip')], ...drawPath(state.opening!, below, true)];
}

function placeLines(state: State, area: Area): Line[] {
  const focused = state.focus === 'places';
  return [rule('Sites', area, focused), ...drawTree(state.tree, inside(area), focused)];
}

function objectLines(state: State, area: Area): Line[] {
  const focused = state.focus === 'objects';
  const { spot, scope } = state;
  const what = scope === 'all' ? 'All objects' : 'Task sequences';
  const title = spot && spot.folder !== '/' ? `${what} in ${spot.folder}` : what;
  const isRead = spot !== null && state.held.size > 0;
  const empty = isRead ? `None here.${scope === 'all' ? '' : ' f shows objects of every class.'}` : 'Reading …';
  return [rule(title, area, focused), ...drawList(state.list, inside(area), { focused, marks: true, empty })];
}

const partTitles: Readonly<Record<Part, (details: Details) => string>> = {
  steps: () => 'Steps',
  needs: ({ answer }) => `Needs ${answer.references.length}`,
  neededBy: ({ answer }) => `Needed by ${answer.usedBy.length}`,
  everything: () => 'All',
};

function detailLines(state: State, area: Area): Line[] {
  const focused = state.focus === 'details';
  const { details } = state;
  const row = currentRow(state.list);
  if (!details)
    return row ? [rule(textOf(row.cells[0]!), area, focused), 'Reading …'] : [rule('Nothing chosen', area, focused)];
  const titles = partsOf(details).map((part) => {
    const title = partTitles[part](details);
    return part === details.part ? `[${title}]` : title;
  });
  return [rule(titles.join('  '), area, focused), ...partLines(details, inside(area), focused)];
}

function partLines(details: Details, area: Area, focused: boolean): readonly Line[] {
  const { part, steps, needs, neededBy, answer, top } = details;
  switch (part) {
    case 'steps':
      return steps ? drawTree(steps, area, focused) : [];
    case 'needs':
      return drawList(needs, area, { focused, empty: 'It needs nothing else.' });
    case 'neededBy':
      return drawList(neededBy, area, { focused, empty: 'Nothing here needs it.' });
    case 'everything':
      return drawScroll(shownLines(answer, area), top, area);
  }
}

function statusLine({ news, list, places, opening }: State): Line {
  if (typeof news === 'string') return [styled('change', news)];
  if (news !== null) return errorLines(news).flatMap((line) => [...(typeof line === 'string' ? [' ', line] : line)]);
  if (opening || !places?.length) return '';
  const marked = list.marks.size > 0 ? `, ${list.marks.size} marked` : '';
  const filtered = list.filter === '' ? '' : ` of ${list.rows.length}`;
  return [styled('faint', `${count(list.visible.length, 'object')}${filtered}${marked}`)];
}
