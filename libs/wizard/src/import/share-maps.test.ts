import { describe, expect, it } from 'vitest';
import { parseShareMaps } from './share-maps.js';

describe('parseShareMaps', () => {
  it.each([
    ['\\\\server\\share=/mnt/share', '\\\\server\\share', '/mnt/share'],
    ['\\\\server\\share\\os=/mnt/a=b', '\\\\server\\share\\os', '/mnt/a=b'],
    ['//server/share=C:\\Sources', '//server/share', 'C:\\Sources'],
    ['D:\\Sources=/mnt/d', 'D:\\Sources', '/mnt/d'],
    ['d:=/mnt/d', 'd:', '/mnt/d'],
  ])('reads %s', (value, unc, folder) => {
    expect(parseShareMaps([value])).toEqual([{ unc, folder }]);
  });

  it.each([
    '/mnt/share',
    'server=/mnt',
    '\\\\server\\share',
    '\\\\server\\share=',
    '\\\\server=/mnt',
    '',
    '=/x',
    'share=/x',
  ])('refuses %s', (value) => {
    expect(() => parseShareMaps([value])).toThrow(expect.objectContaining({ code: 'USAGE' }));
  });
});
