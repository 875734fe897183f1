import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { shellWord } from './shell-word.js';

describe('shellWord', () => {
  it.each(['\\\\cm01\\a b=/mnt/share', "\\\\x\\s'; touch /tmp/x; '=", '$(id)`id`"', "'"])(
    'is %s to a shell',
    (word) => {
      const { stdout } = spawnSync('sh', ['-c', `printf %s ${shellWord(word, 'linux')}`], { encoding: 'utf8' });
      expect(stdout).toBe(word);
    },
  );

  it.each([
    ['Z:\\out\\a.zip', 'Z:\\out\\a.zip'],
    ['C:\\Two words\\a.zip', '"C:\\Two words\\a.zip"'],
    ['C:\\Two words\\', '"C:\\Two words\\\\"'],
    ["it's & more", '"it\'s & more"'],
    ['@a,b', '"@a,b"'],
    ['\\\\cm01\\sources$=D:\\x', "'\\\\cm01\\sources$=D:\\x'"],
    ["$it's", "'$it''s'"],
    ['a"b', "'a\"b'"],
  ])('is %s as %s in the shells of Windows', (word, typed) => {
    expect(shellWord(word, 'win32')).toBe(typed);
  });
});
