import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { confirm } from './confirm.js';

function ask(answer: string | null) {
  const input = new PassThrough();
  const written: string[] = [];
  const controller = new AbortController();
  const result = confirm('Do it?', input, (text) => void written.push(text), controller.signal);
  if (answer !== null) input.end(answer);
  return { result, written, controller };
}

describe('confirm', () => {
  it.each(['y\n', 'Y\n', 'yes\n', ' YES \r\n', 'y'])('takes %j for a yes', async (answer) => {
    expect(await ask(answer).result).toBe(true);
  });

  it.each(['n\n', '\n', '', 'yep\n', '\x1b[?1;2c\n', 'no\nyes\n', '\x1b[200~y\x1b[201~\n'])(
    'takes %j for a no',
    async (answer) => {
      expect(await ask(answer).result).toBe(false);
    },
  );

  it('asks once', async () => {
    const { result, written } = ask('maybe\n');
    await result;
    expect(written).toEqual(['Do it? [y/N] ']);
  });

  it('stops waiting when it is cancelled', async () => {
    const { result, controller } = ask(null);
    controller.abort();
    await expect(result).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
