import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from './nearest.js';
import { openAt, pan, reveal, showAll, zoom, type ViewBox } from './view-box.js';

const frame = { width: 1000, height: 500 };
const view: ViewBox = { x: 0, y: 0, width: 1000, height: 500 };
const number = (max: number) => fc.integer({ min: 1, max });

describe('the part of the picture that is shown', () => {
  it('is all of it, in the middle, and never larger than it is drawn', () => {
    expect(showAll({ width: 2000, height: 500 }, frame)).toEqual({ x: 0, y: -250, width: 2000, height: 1000 });
    expect(showAll({ width: 100, height: 100 }, frame)).toEqual({ x: -450, y: -200, width: 1000, height: 500 });
  });

  it('is the part at the root where all of it could not be read', () => {
    const opened = openAt({ width: 9000, height: 4000 }, frame, { x: 30, y: 2000, width: 200, height: 40 });
    expect(frame.width / opened.width).toBeGreaterThan(0.7);
    expect(opened.x).toBe(0);
    expect(opened.y + opened.height / 2).toBeCloseTo(2020);
  });

  it('keeps the point that is zoomed at where it is, and the shape of the frame', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.2, max: 5, noNaN: true }), number(1000), number(500), (factor, x, y) => {
        const next = zoom(view, factor, { x, y }, frame);
        expect((x - next.x) / next.width).toBeCloseTo((x - view.x) / view.width);
        expect(next.width / next.height).toBeCloseTo(2);
      }),
    );
  });

  it('never leaves the picture out of sight, however far it is dragged', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (x, y) => {
        const next = pan(view, { x, y }, { width: 3000, height: 2000 }, frame);
        expect(next.x + next.width).toBeGreaterThan(0);
        expect(next.x).toBeLessThan(3000);
        expect(next.y + next.height).toBeGreaterThan(0);
        expect(next.y).toBeLessThan(2000);
      }),
    );
  });

  it('moves so far that a box is in sight', () => {
    fc.assert(
      fc.property(number(5000), number(5000), (x, y) => {
        const box = { x, y, width: 200, height: 40 };
        const next = reveal(view, box);
        expect(next.x <= x && x + 200 <= next.x + next.width).toBe(true);
        expect(next.y <= y && y + 40 <= next.y + next.height).toBe(true);
      }),
    );
    expect(reveal(view, { x: 300, y: 200, width: 200, height: 40 })).toEqual(view);
  });
});

describe('the nearest box in a direction', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 300, y: 0 },
    { x: 300, y: 60 },
    { x: 0, y: 60 },
  ];
  it.each([
    [0, 'ArrowRight', 1],
    [0, 'ArrowDown', 3],
    [2, 'ArrowLeft', 3],
    [2, 'ArrowUp', 1],
    [0, 'ArrowLeft', -1],
  ] as const)('from %i with %s is %i', (from, direction, expected) => {
    expect(nearest(points, from, direction)).toBe(expected);
  });
});
