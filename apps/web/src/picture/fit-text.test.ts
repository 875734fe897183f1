import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitText } from './fit-text.js';

it('text that fits stays, and text that does not is cut', () => {
  expect(fitText('Contoso VPN', 12)).toBe('Contoso VPN');
  expect(fitText('Contoso VPN for everybody', 12)).toMatch(/^Contoso VP.?…$/);
  expect([...fitText('展開展開展開展開', 8)].length).toBeLessThan(6);
});

it('no character is cut in two, and nothing is longer than it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(30), (text, width) => {
      const fitted = fitText(text, width);
      expect([...fitted].length).toBeLessThanOrEqual(Math.max(1, [...text].length));
      expect(fitted.endsWith('…') || fitted === text).toBe(true);
    }),
  );
});
