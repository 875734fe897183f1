import type { StoredRecord } from '@tsferry/domain';
import { expect, it } from 'vitest';
import type { ContractTest } from './contract-test.js';

const record = (change: Partial<StoredRecord> = {}): Omit<StoredRecord, 'version'> => ({
  kind: 'job',
  id: 'one',
  owner: 'somebody',
  state: 'queued',
  created: '2026-01-02T03:04:05.000Z',
  data: { text: 'Ä "quoted" 中', list: [1, null, { deep: true }] },
  ...change,
});

/** What the records of an installation promise. */
export function recordContract(current: () => ContractTest): void {
  it('gives back what was added, to another process too', async () => {
    const { catalog, open } = current();
    expect(await catalog.records.add(record())).toBe(true);

    const other = await open();
    expect(await other.records.get('job', 'one')).toEqual({ ...record(), version: 1 });
    expect(await other.records.get('job', 'two')).toBeNull();
    expect(await other.records.get('token', 'one')).toBeNull();
  });

  it('adds an id of a kind once, however many try', async () => {
    const { open } = current();
    const all = await Promise.all([1, 2, 3, 4].map(() => open()));
    const added = await Promise.all(all.map(({ records }, at) => records.add(record({ owner: String(at) }))));
    expect(added.filter(Boolean)).toHaveLength(1);
    expect((await all[0]!.records.get('job', 'one'))?.owner).toBe(String(added.indexOf(true)));
    expect(await all[0]!.records.add(record({ kind: 'plan' }))).toBe(true);
  });

  it('changes what was read, and not what was changed since', async () => {
    const { records } = current().catalog;
    await records.add(record());
    const seen = (await records.get('job', 'one'))!;
    expect(await records.change({ ...seen, state: 'running', data: { at: 1 } })).toBe(true);
    expect(await records.change({ ...seen, state: 'done' })).toBe(false);
    expect(await records.get('job', 'one')).toEqual({ ...seen, state: 'running', data: { at: 1 }, version: 2 });
  });

  it('lets one of two changes win', async () => {
    const { catalog, open } = current();
    await catalog.records.add(record());
    const both = [await open(), await open()];
    const seen = (await catalog.records.get('job', 'one'))!;
    const won = await Promise.all(both.map(({ records }, at) => records.change({ ...seen, state: `state ${at}` })));
    expect([...won].sort()).toEqual([false, true]);
  });

  it('lists a kind, newest first, by owner and state, in parts', async () => {
    const { records } = current().catalog;
    for (let at = 0; at < 6; at++) {
      const created = `2026-01-0${Math.floor(at / 2) + 1}`;
      await records.add(
        record({ id: `job ${at}`, owner: at % 2 ? 'odd' : 'even', state: at < 3 ? 'old' : 'new', created }),
      );
    }
    await records.add(record({ kind: 'plan' }));
    const list = async (filter: object): Promise<[string, number]> => {
      const { records: found, total } = await records.list({ kind: 'job', ...filter });
      return [found.map(({ id }) => id.slice(4)).join(''), total];
    };
    expect(await list({})).toEqual(['452301', 6]);
    expect(await list({ limit: 2, offset: 1 })).toEqual(['52', 6]);
    expect(await list({ offset: 4 })).toEqual(['01', 6]);
    expect(await list({ owner: 'odd' })).toEqual(['531', 3]);
    expect(await list({ owner: 'even', states: ['old'] })).toEqual(['20', 2]);
    expect(await list({ states: ['old', 'new'] })).toEqual(['452301', 6]);
    expect(await list({ states: ['none'] })).toEqual(['', 0]);
  });

  it('removes a record once', async () => {
    const { records } = current().catalog;
    await records.add(record());
    expect([await records.remove('job', 'one'), await records.remove('job', 'one')]).toEqual([true, false]);
    expect(await records.change({ ...record(), version: 1 })).toBe(false);
  });

  it('refuses text that not every store can keep', async () => {
    const { records } = current().catalog;
    await expect(records.add(record({ data: { text: 'a\0b' } }))).rejects.toMatchObject({ code: 'SCHEMA' });
  });
}
