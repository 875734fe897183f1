import { describe, expect, it } from 'vitest';
import type { Area } from './area.js';
import type { Intent } from './keys.js';
import { linesInSight, positionText, reduceScroll } from './scroll.js';

const area: Area = { width: 20, height: 4, color: false, reader: false };
const lines = Array.from({ length: 10 }, (_, at) => `${at}`);
const press = (top: number, intent: Intent): number =>
  reduceScroll(top, { kind: 'intent', intent, area }, lines.length);

describe('scrolling', () => {
  it.each<[number, Intent, number]>([
    [0, 'down', 1],
    [0, 'up', 0],
    [5, 'page-up', 2],
    [5, 'page-down', 6],
    [3, 'bottom', 6],
    [3, 'top', 0],
    [6, 'down', 6],
    [3, 'accept', 3],
  ])('from line %d, %s goes to %d', (top, intent, next) => {
    expect(press(top, intent)).toBe(next);
  });

  it('shows as much as fits, also of what got shorter', () => {
    expect(linesInSight(lines, 3, area)).toEqual(['3', '4', '5', '6']);
    expect(linesInSight(lines.slice(0, 5), 6, area)).toEqual(['1', '2', '3', '4']);
    expect(linesInSight(['one'], 0, area)).toEqual(['one']);
  });

  it('says which lines are in sight where not all of them are', () => {
    expect(positionText(10, 3, area)).toBe('4 to 7 of 10');
    expect(positionText(10, 99, area)).toBe('7 to 10 of 10');
    expect(positionText(4, 0, area)).toBe('');
  });
});
