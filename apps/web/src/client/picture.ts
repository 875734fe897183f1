import { nearest, type Direction } from './nearest.js';
import { lightUp } from './light-up.js';
import { openAt, pan, reveal, showAll, zoom, type Point, type Size, type ViewBox } from './view-box.js';

const step = 1.3;
const arrows: Readonly<Record<Direction, Point>> = {
  ArrowLeft: { x: 80, y: 0 },
  ArrowRight: { x: -80, y: 0 },
  ArrowUp: { x: 0, y: 80 },
  ArrowDown: { x: 0, y: -80 },
};

/** Pans and zooms the picture with pointer and keys; arrow keys on a box go to its neighbours. */
export function openPicture(section: HTMLElement, signal: AbortSignal): void {
  const frame = section.querySelector<HTMLElement>('[data-frame]')!;
  const svg = section.querySelector('svg')!;
  const nodes = [...svg.querySelectorAll<SVGGraphicsElement>('[data-node]')];
  const boxes = nodes.map(boxOf);
  const picture: Size = { width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
  const size = (): Size => ({ width: frame.clientWidth, height: frame.clientHeight });
  section.classList.add('live');
  let view = openAt(picture, size(), boxes[nodes.findIndex((node) => node.classList.contains('root'))] ?? boxes[0]!);

  const draw = (next: ViewBox): void => {
    view = next;
    svg.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${view.height}`);
  };
  const middle = (): Point => ({ x: view.x + view.width / 2, y: view.y + view.height / 2 });
  const zooms: Readonly<Record<string, () => ViewBox>> = {
    in: () => zoom(view, step, middle(), size()),
    out: () => zoom(view, 1 / step, middle(), size()),
    fit: () => showAll(picture, size()),
  };
  const keys: Readonly<Record<string, string>> = { '+': 'in', '=': 'in', '-': 'out', '0': 'fit' };

  draw(view);
  lightUp(svg, nodes, signal);
  rove(nodes, 0);
  for (const button of section.querySelectorAll<HTMLElement>('[data-zoom]')) {
    button.addEventListener('click', () => draw(zooms[button.dataset.zoom!]!()), { signal });
  }
  frame.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const named = keys[event.key];
      const isArrow = event.key in arrows;
      if (named === undefined && !isArrow) return;
      event.preventDefault();
      if (named !== undefined) return draw(zooms[named]!());
      const at = nodes.indexOf(event.target as SVGGraphicsElement);
      if (at < 0) return draw(pan(view, arrows[event.key as Direction], picture, size()));
      const next = nearest(boxes, at, event.key as Direction);
      if (next >= 0) rove(nodes, next).focus();
    },
    { signal },
  );
  svg.addEventListener(
    'focusin',
    ({ target }) => {
      const at = nodes.indexOf(target as SVGGraphicsElement);
      if (at >= 0) draw(reveal(view, boxes[at]!));
    },
    { signal },
  );
  frame.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const edge = frame.getBoundingClientRect();
      const scale = view.width / frame.clientWidth;
      const at = { x: view.x + (event.clientX - edge.x) * scale, y: view.y + (event.clientY - edge.y) * scale };
      draw(zoom(view, event.deltaY < 0 ? 1.15 : 1 / 1.15, at, size()));
    },
    { signal, passive: false },
  );
  drag(frame, signal, (by) => draw(pan(view, by, picture, size())));
  addEventListener('resize', () => draw({ ...view, height: (view.width * frame.clientHeight) / frame.clientWidth }), {
    signal,
  });
}

/** One box at a time is in the order of the tab key. */
function rove(nodes: readonly SVGGraphicsElement[], at: number): SVGGraphicsElement {
  for (const [index, node] of nodes.entries()) node.setAttribute('tabindex', index === at ? '0' : '-1');
  return nodes[at]!;
}

function boxOf(node: SVGGraphicsElement): ViewBox {
  const { e: x, f: y } = node.transform.baseVal.consolidate()!.matrix;
  const { width, height } = node.querySelector('rect')!;
  return { x, y, width: width.baseVal.value, height: height.baseVal.value };
}

/** Dragging with a pointer; a click that moved nothing stays a click. */
function drag(frame: HTMLElement, signal: AbortSignal, move: (by: Point) => void): void {
  let last: Point | null = null;
  let moved = 0;
  frame.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return;
      last = { x: event.clientX, y: event.clientY };
      moved = 0;
    },
    { signal },
  );
  addEventListener(
    'pointermove',
    (event) => {
      if (last === null) return;
      const by = { x: event.clientX - last.x, y: event.clientY - last.y };
      last = { x: event.clientX, y: event.clientY };
      moved += Math.abs(by.x) + Math.abs(by.y);
      if (moved > 4) move(by);
    },
    { signal },
  );
  for (const name of ['pointerup', 'pointercancel'] as const) addEventListener(name, () => (last = null), { signal });
  frame.addEventListener(
    'click',
    (event) => {
      if (moved > 4) event.preventDefault();
    },
    { signal, capture: true },
  );
  frame.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
}
