import type { ClosureAnswer } from '@tsferry/domain/shapes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wideClosure } from '../testing/random-closure.js';
import { drawClosure, type ClosureDrawing } from './draw-closure.js';
import { box } from './place-nodes.js';

const object = (id: string): ClosureAnswer['objects'][number] => ({
  class: 'SMS_Package',
  id,
  name: id,
  inPlace: true,
});
const edge = (from: string, to: string): ClosureAnswer['edges'][number] => ({
  from,
  to,
  via: { property: 'p', step: null },
});
const closureOf = (root: string, ids: string[], pairs: [string, string][]): ClosureAnswer => ({
  root,
  objects: ids.map(object),
  edges: pairs.map(([from, to]) => edge(from, to)),
  cycles: [],
});

/** Any graph, cycles and all, in which `n0` is the root. */
const closures = fc.integer({ min: 1, max: 40 }).chain((size) =>
  fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 120 }).map((pairs) =>
    closureOf(
      'n0',
      Array.from({ length: size }, (_, at) => `n${at}`),
      pairs.map(([from, to]): [string, string] => [`n${from}`, `n${to}`]),
    ),
  ),
);

const placeOf = (drawing: ClosureDrawing, id: string) => drawing.nodes.find((node) => node.id === id)!;

/** The horizontal runs of a path: from where, to where, at which height. */
function runs(path: string): { from: number; to: number; y: number }[] {
  return [...path.matchAll(/([-\d.]+) ([-\d.]+) H([-\d.]+)/g)].map(([, from, y, to]) => ({
    from: Math.min(Number(from), Number(to)),
    to: Math.max(Number(from), Number(to)),
    y: Number(y),
  }));
}

describe('the picture of a closure', () => {
  it('puts the root on the left and what it needs to the right of it', () => {
    const drawing = drawClosure(closureOf('a', ['c', 'b', 'a'], [['a', 'b'], ['b', 'c'], ['a', 'c']])); // prettier-ignore
    const [a, b, c] = ['a', 'b', 'c'].map((id) => placeOf(drawing, id).x);
    expect(a).toBeLessThan(b!);
    expect(b).toBeLessThan(c!);
  });

  it('draws one line for a pair, and says how many places name it', () => {
    const drawing = drawClosure(closureOf('a', ['a', 'b'], [['a', 'b'], ['a', 'b']])); // prettier-ignore
    expect(drawing.edges).toMatchObject([{ from: 'a', to: 'b', count: 2, back: false }]);
  });

  it('marks the lines that close a cycle', () => {
    const drawing = drawClosure(closureOf('a', ['a', 'b'], [['a', 'b'], ['b', 'a'], ['b', 'b']])); // prettier-ignore
    expect(drawing.edges.filter(({ back }) => back).map(({ from, to }) => [from, to])).toEqual([['b', 'a'], ['b', 'b']]); // prettier-ignore
  });

  it('draws every object once, inside the picture, and no two over each other', () => {
    fc.assert(
      fc.property(closures, (closure) => {
        const { nodes, width, height } = drawClosure(closure);
        expect(nodes.map(({ id }) => id).sort()).toEqual(closure.objects.map(({ id }) => id).sort());
        for (const { x, y } of nodes) {
          expect(x >= 0 && y >= 0 && x + box.width <= width && y + box.height <= height).toBe(true);
        }
        const cells = new Set(nodes.map(({ x, y }) => `${x} ${y}`));
        expect(cells.size).toBe(nodes.length);
        for (const one of nodes) {
          const over = nodes.filter(
            (other) => Math.abs(one.x - other.x) < box.width && Math.abs(one.y - other.y) < box.height,
          );
          expect(over).toHaveLength(1);
        }
      }),
    );
  });

  it('lets every line but those of a cycle point to the right', () => {
    fc.assert(
      fc.property(closures, (closure) => {
        const drawing = drawClosure(closure);
        for (const { from, to, back } of drawing.edges) {
          if (!back) expect(placeOf(drawing, from).x).toBeLessThan(placeOf(drawing, to).x);
        }
      }),
    );
  });

  it('never runs a line through a box', () => {
    fc.assert(
      fc.property(closures, (closure) => {
        const drawing = drawClosure(closure);
        for (const { path } of drawing.edges) {
          for (const { from, to, y } of runs(path)) {
            const hit = drawing.nodes.filter(
              (node) => node.y < y && y < node.y + box.height && node.x < to && from < node.x + box.width,
            );
            expect(hit).toEqual([]);
          }
        }
      }),
    );
  });

  it('is the same for the same answer', () => {
    fc.assert(
      fc.property(closures, (closure) => {
        expect(drawClosure(structuredClone(closure))).toEqual(drawClosure(closure));
      }),
    );
  });

  it('has about the shape of a screen with 300 objects, and draws 5,000', () => {
    const { width, height, nodes } = drawClosure(wideClosure(300));
    expect(nodes).toHaveLength(300);
    expect(width / height).toBeGreaterThan(1);
    expect(width / height).toBeLessThan(2.5);
    expect(drawClosure(wideClosure(5000)).nodes).toHaveLength(5000);
  });

  it('survives a chain of 5,000 task sequences', () => {
    const ids = Array.from({ length: 5000 }, (_, at) => `n${at}`);
    const drawing = drawClosure(closureOf('n0', ids, ids.slice(1).map((id, at): [string, string] => [`n${at}`, id]))); // prettier-ignore
    expect(drawing.nodes).toHaveLength(5000);
  });
});
