import type { Ferry } from '@tsferry/engine';
import { expect, it } from 'vitest';
import { lazyFerry } from './lazy-ferry.js';

it('is loaded once, by its first call, and closed only when it was loaded', async () => {
  const calls: string[] = [];
  const ferry = lazyFerry(async () => {
    calls.push('loaded');
    return {
      listSites: async () => ({ sites: [] }),
      close: async () => void calls.push('closed'),
    } as unknown as Ferry;
  });
  await ferry.close();
  expect(calls).toEqual([]);
  expect(await Promise.all([ferry.listSites({}), ferry.listSites({})])).toEqual([{ sites: [] }, { sites: [] }]);
  await ferry.close();
  expect(calls).toEqual(['loaded', 'closed']);
});
