import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toJson } from './json.js';

describe('toJson', () => {
  it('keeps all data, and writes no character that a terminal would obey', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const json = toJson({ text });
        expect(JSON.parse(json)).toEqual({ text });
        expect(json).not.toMatch(/[\0-\x09\x0B-\x1F\x7F-\x9F\u2028-\u202E\u2060-\u206F\uFEFF]/);
      }),
    );
  });

  it('ends in one line feed', () => {
    expect(toJson({})).toBe('{}\n');
  });
});
