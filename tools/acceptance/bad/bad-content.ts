/** Content that is refused (libs/io/docs/archive-format.md, "Content that is refused"). */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goodFiles, writeFiles, type BadCase } from './small-pair.js';

/** A case whose pair is good, then changed on disk. `path` is the path of a content file. */
const content = (
  name: string,
  what: string,
  code: string,
  change: (path: (...names: readonly string[]) => string, folder: string) => string | void,
): BadCase => ({
  case: name,
  what,
  code,
  write: async (folder) => {
    writeFiles(folder, await goodFiles());
    return change((...names) => join(folder, 'bad_files', ...names), folder);
  },
});

const checksums = 'SHA256SUMS';

/** Names that Linux can hold and Windows cannot. */
const names: BadCase[] = ['a:b', 'CON', 'dot.', 'what?', 'bell\u0007', 'bidi\u202e', 'back\\slash', 'ONE.TXT'].map(
  (file) =>
    content('C04', `a file named ${JSON.stringify(file)}`, 'CONTENT_NAME', (path) =>
      writeFileSync(path('Tools', file), 'x'),
    ),
);

/** Every kind of bad content. */
export const badContent: readonly BadCase[] = [
  content('C01', 'no folder', 'CONTENT_MISSING', (path) => rmSync(path(), { recursive: true })),
  content('C01', 'an empty folder', 'CONTENT_MISSING', (path) => {
    rmSync(path(), { recursive: true });
    mkdirSync(path());
  }),
  content('C02', 'a link that leads out', 'CONTENT_TYPE', (path) => symlinkSync('/etc/passwd', path('Tools', 'link'))),
  content('C02', 'a link to a folder', 'CONTENT_TYPE', (path) => symlinkSync('/etc', path('Tools', 'link'))),
  content('C02', 'a link that leads nowhere', 'CONTENT_TYPE', (path) => symlinkSync('gone', path('Tools', 'link'))),
  content('C02', 'a pipe', 'CONTENT_TYPE', (path) => void execFileSync('mkfifo', [path('Tools', 'pipe')])),
  content('C02', 'a folder that is a link', 'CONTENT_TYPE', (path, folder) => {
    renameSync(path(), join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'elsewhere'), path());
  }),
  ...names,
  content('C12', 'a flipped byte', 'CONTENT_INTEGRITY', (path) => writeFileSync(path('Tools', 'one.txt'), 'onf\r\n')),
  content('C12', 'a file that was cut', 'CONTENT_INTEGRITY', (path) => truncateSync(path('Tools', 'one.txt'), 1)),
  content('C12', 'a file more', 'CONTENT_INTEGRITY', (path) => writeFileSync(path('Tools', 'four.txt'), 'four')),
  content('C12', 'a file less', 'CONTENT_MISSING', (path) => rmSync(path('Tools', 'one.txt'))),
  content('C12', 'two files swapped', 'CONTENT_INTEGRITY', (path) => {
    renameSync(path('Tools', 'one.txt'), path('Tools', 'x'));
    renameSync(path('Tools', 'two.txt'), path('Tools', 'one.txt'));
    renameSync(path('Tools', 'x'), path('Tools', 'two.txt'));
  }),
  content('C12', 'a checksum file that leads out', 'CONTENT_NAME', (path) =>
    appendFileSync(path(checksums), `${'0'.repeat(64)}  ../../etc/passwd\n`),
  ),
  content('C12', 'a checksum file that is none', 'CONTENT_INTEGRITY', (path) =>
    writeFileSync(path(checksums), 'hello\n'),
  ),
  content('C13', 'the folder of another export', 'CONTENT_INTEGRITY', (path) =>
    writeFileSync(path(checksums), `${'0'.repeat(64)}  ../bad.zip\n`),
  ),
  content('C14', 'only the zip renamed', 'CONTENT_MISSING', (_path, folder) => {
    renameSync(join(folder, 'bad.zip'), join(folder, 'other.zip'));
    return join(folder, 'other.zip');
  }),
];
