import { expect, it } from 'vitest';
import { limitConcurrency } from './limit-concurrency.js';

const never = new AbortController().signal;

it('so much goes on at once, in order, also after failures', async () => {
  const run = limitConcurrency(2, 10);
  let [going, most] = [0, 0];
  const order: number[] = [];
  const results = await Promise.allSettled(
    [0, 1, 2, 3, 4, 5].map((at) =>
      run(never, async () => {
        most = Math.max(most, ++going);
        order.push(at);
        await new Promise((done) => setImmediate(done));
        going--;
        if (at === 1) throw new Error('failed');
        return at;
      }),
    ),
  );
  expect([most, order]).toEqual([2, [0, 1, 2, 3, 4, 5]]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', ...Array(4).fill('fulfilled')]);
});

it('who gave up while waiting is not served, and too many are refused', async () => {
  const run = limitConcurrency(1, 1);
  const gone = new AbortController();
  let finish = (): void => undefined;
  const first = run(never, () => new Promise<void>((done) => (finish = done)));
  const second = run(gone.signal, async () => 'served');
  await expect(run(never, async () => 'third')).rejects.toMatchObject({ code: 'TOO_MANY' });
  gone.abort();
  finish();
  await first;
  await expect(second).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(await run(never, async () => 'next')).toBe('next');
});
