import { expect, it } from 'vitest';
import { percent, progressText } from './progress-text.js';

const first = { bytes: 1024, total: 10 * 1024, time: 0 };

it('progress tells bytes, rate and time left', () => {
  expect(progressText(first, { ...first, bytes: 3072, time: 2000 })).toBe('3.0 KiB of 10.0 KiB, 1.0 KiB/s, 7 s left');
});

it('progress tells no rate before there is one', () => {
  expect(progressText(first, first)).toBe('1.0 KiB of 10.0 KiB');
  expect(progressText(first, { ...first, bytes: 2048 })).toBe('2.0 KiB of 10.0 KiB');
});

it('nothing to do is done', () => {
  expect([percent({ bytes: 0, total: 0 }), percent({ bytes: 1, total: 3 }), percent({ bytes: 5, total: 3 })]).toEqual([
    100, 33, 100,
  ]);
});
