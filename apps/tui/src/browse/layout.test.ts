import fc from 'fast-check';
import { expect, it } from 'vitest';
import { paneGap } from '../screen/Beside.js';
import { layoutOf } from './layout.js';

it('gives every part room, inside the body', () => {
  const size = fc.record({ width: fc.integer({ min: 1, max: 300 }), height: fc.integer({ min: 1, max: 100 }) });
  fc.assert(
    fc.property(size, fc.boolean(), ({ width, height }, reader) => {
      const { places, objects, details, alone } = layoutOf({ width, height, reader, color: false });
      for (const part of [places, objects, details]) expect(Math.min(part.width, part.height)).toBeGreaterThan(0);
      if (alone) return;
      expect(places.width + paneGap + objects.width).toBe(width);
      expect(objects.height + details.height).toBe(height);
    }),
  );
});
