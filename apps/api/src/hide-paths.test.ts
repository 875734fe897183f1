import { describe, expect, it } from 'vitest';
import { createHidePaths } from './hide-paths.js';

const hide = createHidePaths({
  home: '/srv/home',
  archives: '/srv/in',
  exports: '/srv/out',
  uploads: '/srv/home/uploads',
  maps: [{ unc: '\\\\cm01\\Sources$', folder: '/srv/sources' }],
});

describe('a path of the server is hidden', () => {
  it.each([
    ['/srv/in', ''],
    ['Nothing is in /srv/in.', 'Nothing is in .'],
    ['Nothing is in /srv/in: look there.', 'Nothing is in : look there.'],
    ['Is it /srv/in/lab.zip? No.', 'Is it lab.zip? No.'],
    ['"/srv/out/LAB/all.zip".', '"all.zip".'],
    ['/srv/out.', '.'],
    ['file:///srv/in/lab.zip', 'file://lab.zip'],
    ['/srv/home/uploads/00000000-0000-4000-8000-000000000000/x.zip.', 'x.zip.'],
    ['/srv/home/tsferry.sqlite', 'tsferry.sqlite'],
    ['/srv/sources.', '\\\\cm01\\Sources$.'],
    ['/srv/sources/a/b', '\\\\cm01\\Sources$/a/b'],
  ])('%s', (text, shown) => {
    expect(hide({ list: [text] })).toEqual({ list: [shown] });
  });
});

describe('what only looks like one is not', () => {
  it.each(['/srv/inside', '/srv/in-2/x', '/srv/in.old/x', 'content/srv/in/x', '/srv/outside/x', '/srv/sources.old'])(
    '%s',
    (text) => expect(hide(text)).toBe(text),
  );
});
