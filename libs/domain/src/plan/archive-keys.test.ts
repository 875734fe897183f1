import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleHash } from '../testing/memory-site.js';
import { archiveKeys } from './archive-keys.js';

const content = (id: string, key: string) => ({ object: { class: 'SMS_Application', id }, key });
const keysOf = (...contents: ReturnType<typeof content>[]) => archiveKeys(contents, exampleHash);

describe('the keys of contents in one archive', () => {
  it('are those of the site where no two are the same', () => {
    expect(keysOf(content('A', 'Content_1'), content('A', 'Content_2'), content('B', 'Content_3'))).toEqual([
      'Content_1',
      'Content_2',
      'Content_3',
    ]);
  });

  it('are empty for contents of packages, however many', () => {
    expect(keysOf(content('A', ''), content('B', ''))).toEqual(['', '']);
  });

  it('are new for every application but the first with a ContentId, in whatever case it is written', () => {
    const [first, second, third] = keysOf(
      content('A', 'Content_1'),
      content('B', 'CONTENT_1'),
      content('C', 'Content_1'),
    );
    expect(first).toBe('Content_1');
    expect(second).toMatch(/^Content_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(third).toMatch(/^Content_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(third).not.toBe(second);
  });

  it('are the same in every archive of the same objects, and spare a new id that is in use', () => {
    const copies = [content('A', 'Content_1'), content('B', 'Content_1')];
    const [, made] = keysOf(...copies);
    expect(keysOf(...copies)[1]).toBe(made);
    const [, other, imported] = keysOf(...copies, content('C', made!));
    expect(imported).toBe(made);
    expect(other).not.toBe(made);
  });

  it('are never the same twice', () => {
    const any = fc.record({
      object: fc.record({ class: fc.constant('SMS_Application'), id: fc.constantFrom('A', 'B', 'C', 'D') }),
      key: fc.constantFrom('Content_1', 'content_1', 'Content_2', 'Content_3'),
    });
    fc.assert(
      fc.property(fc.array(any), (contents) => {
        // What an earlier export made is there once more, as after an import.
        const all = [...contents, ...archiveKeys(contents, exampleHash).map((key) => content('E', key))];
        const distinct = all.filter(
          (one, at) => all.findIndex(({ object, key }) => object.id === one.object.id && key === one.key) === at,
        );
        const keys = archiveKeys(distinct, exampleHash).map((key) => key.toLowerCase());
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
