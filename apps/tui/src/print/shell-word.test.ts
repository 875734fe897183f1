import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { shellWord } from './shell-word.js';

describe('shellWord', () => {
  it.each(['\\\\cm01\\a b=/mnt/share', "\\\\x\\s'; touch /tmp/x; '=", '$(id)`id`"', "'"])(
    'is %s to a shell',
    (word) => {
      const { stdout } = spawnSync('sh', ['-c', `printf %s ${shellWord(word)}`], { encoding: 'utf8' });
      expect(stdout).toBe(word);
    },
  );
});
