import { expect, it } from 'vitest';
import { startServer } from '../testing/start-server.js';
import { createHeldBytes } from './held-bytes.js';

it('counts what is held, and refuses more', () => {
  const held = createHeldBytes(10);
  held.take(6);
  expect(() => held.take(5)).toThrowError(expect.objectContaining({ code: 'TOO_MANY' }) as Error);
  held.take(4);
  held.give(6);
  held.take(6);
});

it('large bodies of all requests together are so many bytes, and count no longer once they are answered', async () => {
  const server = await startServer({ limits: { bodyBytes: 1_000, heldBytes: 100_000 } });
  try {
    const roots = Array.from({ length: 60 }, (_, at) => `${at}`.padStart(990, 'x'));
    const ask = async (more: readonly string[]): Promise<number> =>
      (await server.post('/v1/export-plans', { site: 'XYZ', roots: more })).status;
    expect(await ask([...roots, ...roots])).toBe(429);
    for (let round = 0; round < 3; round++) expect(await ask(roots)).toBe(404);
  } finally {
    await server.close();
  }
});
