import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseStoreUrl } from './store-url.js';

describe('the URL of a store', () => {
  it.each([
    ['sqlite:/data/site.sqlite', '/data/site.sqlite'],
    ['sqlite:///data/site.sqlite', '/data/site.sqlite'],
    ['SQLite:/data/site.sqlite', '/data/site.sqlite'],
    ['/data/a b%20c#d?e.sqlite', '/data/a b%20c#d?e.sqlite'],
    ['sites/one.sqlite', resolve('sites/one.sqlite')],
    ['sqlite:one.sqlite', resolve('one.sqlite')],
    ['./a:b', resolve('./a:b')],
    ['C:\\stores\\one.sqlite', resolve('C:\\stores\\one.sqlite')],
  ])('%s is the file %s', (url, path) => {
    expect(parseStoreUrl(url)).toEqual({ scheme: 'sqlite', path });
  });

  it.each(['postgres://admin:s3cret@db/sites', 'postgresql://admin:s3cret@db/sites', 'mysql://admin:s3cret@db'])(
    'of another kind (%s) is refused without repeating its password',
    (url) => {
      const refusal = (() => {
        try {
          return parseStoreUrl(url);
        } catch (error) {
          return error as Error & { hint: string };
        }
      })();

      expect(refusal).toMatchObject({ code: 'STORE_UNSUPPORTED', hint: expect.stringContaining('sqlite:') });
      expect(JSON.stringify(refusal) + String(refusal)).not.toContain('s3cret');
    },
  );

  it.each(['', 'sqlite:', 'a\0b'])('without a usable path is a usage error: %j', (url) => {
    expect(() => parseStoreUrl(url)).toThrowError(expect.objectContaining({ code: 'USAGE' }));
  });
});
