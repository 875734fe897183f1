import { expect, it } from 'vitest';
import { checkForm, parseForm } from './parse-form.js';

it.each(['a=1+2&b=%41&a=&=x&c', '', '&&', 'a=b=c&%C3%A9=%2B', 'x=%0D%0A'])(
  'a form is read as browsers mean it: %s',
  (text) => {
    expect([...parseForm(text)]).toEqual([...new URLSearchParams(text)]);
  },
);

it.each(['a=%', 'a=%zz', 'a=%ff'])('what is not percent-encoded UTF-8 is refused: %s', (text) => {
  expect(() => parseForm(text)).toThrowError(expect.objectContaining({ code: 'USAGE' }));
});

it('fields are counted before they are read', () => {
  expect(() => checkForm('&'.repeat(24_999))).not.toThrow();
  expect(() => checkForm('&'.repeat(25_000))).toThrowError(expect.objectContaining({ code: 'USAGE' }));
});
