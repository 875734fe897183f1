import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStorable, storableJson } from './stored-text.js';

/** Texts with many of the characters that matter here: backslashes, `u0000`, U+0000 and lone surrogates. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('\\', 'u0000', 'ud800', '\\u', '"', '\n', '\u0000', '\ud83d', '\ude00', '\ud83d\ude00'),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

describe('what a store can keep', () => {
  it('is every text without U+0000 and halves of surrogate pairs', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(isStorable(value)).toBe(!value.includes('\0') && value === Buffer.from(value).toString());
      }),
    );
  });

  it('is the same for a text by itself and anywhere in JSON', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (value, asName) => {
        const data = asName ? { [value]: [1] } : { list: [null, { value }] };
        if (isStorable(value)) expect(JSON.parse(storableJson(data, 'It'))).toEqual(data);
        else expect(() => storableJson(data, 'It')).toThrowError(expect.objectContaining({ code: 'SCHEMA' }));
      }),
      { numRuns: 500 },
    );
  });

  it('is decided for millions of backslashes', () => {
    const backslashes = '\\'.repeat(3_000_000);
    const data = [`${backslashes}u0000`, `\\ud800${backslashes}`];

    expect(storableJson(data, 'It')).toBe(JSON.stringify(data));
  });
});
