import { describe, expect, it } from 'vitest';
import { toShareMaps } from './share-maps.js';

describe('toShareMaps', () => {
  it.each([
    ['\\\\server\\share=/mnt/share', '\\\\server\\share', '/mnt/share'],
    ['\\\\server\\share\\os=/mnt/a=b', '\\\\server\\share\\os', '/mnt/a=b'],
    ['//server/share=C:\\Sources', '//server/share', 'C:\\Sources'],
  ])('reads %s', (value, unc, folder) => {
    expect(toShareMaps([value])).toEqual([{ unc, folder }]);
  });

  it.each(['/mnt/share', 'server=/mnt', '\\\\server\\share', '\\\\server\\share=', '\\\\server=/mnt'])(
    'refuses %s',
    (value) => {
      expect(() => toShareMaps([value])).toThrow(expect.objectContaining({ code: 'USAGE' }));
    },
  );
});
