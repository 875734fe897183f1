/** Archives that change, or go, while somebody else begins to use them: whoever comes second is told. */
import { EventEmitter, once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Job } from '@tsferry/contract';
import { putLab } from '../testing/fixtures.js';
import { startServer, type TestServer } from '../testing/start-server.js';

let server: TestServer;
/** The export that all is about, `all.zip` of LAB. */
let id: string;
beforeEach(async () => {
  server = await startServer();
  putLab(join(server.folder, 'archives'));
  for (const code of ['LAB', 'PRD']) await server.post('/v1/sites', { code });
  expect((await importTo('LAB', 'lab.zip')).status).toBe(200);
  const exported = await exportLab('all');
  id = ((await (await server.call(exported.headers.get('location')!)).json()) as Job).links.archive!;
});
afterEach(() => server.close());

const headers = { Prefer: 'wait=60' };
const importTo = (site: string, archive: string): Promise<Response> =>
  server.post('/v1/imports', { site, archive, policy: { ignoreMissing: true } }, { headers });
const exportLab = (name: string, more: object = {}, at = server): Promise<Response> =>
  at.post('/v1/exports', { site: 'LAB', roots: ['*'], name, ...more }, { headers, token: server.token });
const code = async (answer: Response): Promise<string> => ((await answer.json()) as { code: string }).code;

/** A job that another server on the same store is at. */
async function runElsewhere(job: object): Promise<void> {
  const { records } = await server.engine.records.list({ kind: 'job', limit: 1 });
  const lives = { host: 'elsewhere', pid: 1, beat: new Date().toISOString() };
  const data = { ...(records[0]!.data as object), links: {}, ...job, ended: null, error: null, server: lives };
  await server.engine.records.add({ ...records[0]!, id: 'elsewhere', state: 'running', data });
}
const endElsewhere = (): Promise<boolean> => server.engine.records.remove('job', 'elsewhere');

it('an import waits for no export that runs and takes the place of its archive: it is refused', async () => {
  await runElsewhere({ kind: 'export', site: 'LAB', writes: 'ALL.zip' });
  expect(await code(await importTo('PRD', id))).toBe('ARCHIVE_IN_USE');
  const plan = (await (await server.post('/v1/import-plans', { site: 'PRD', archive: id })).json()) as { id: string };
  const apply = () => server.post(`/v1/import-plans/${plan.id}/apply`, undefined, { headers });
  expect(await code(await apply())).toBe('ARCHIVE_IN_USE');
  await endElsewhere();
  expect((await apply()).status).toBe(200);
});

it('an export takes the place of no archive that an import reads that runs', async () => {
  await runElsewhere({ kind: 'import', site: 'PRD', writes: null, links: { archive: id } });
  expect(await code(await exportLab('all', { overwrite: true }))).toBe('ARCHIVE_IN_USE');
  expect((await exportLab('other', { overwrite: true })).status).toBe(200);
  await endElsewhere();
  expect((await exportLab('ALL.zip', { overwrite: true })).status).toBe(200);
});

it('an export is not put where one is being removed, and jobs begin meanwhile', async () => {
  const signals = new EventEmitter();
  const [asked, goesOn] = [once(signals, 'asked'), once(signals, 'go on')];
  const waits: TestServer['engine']['for'] = (principal) => {
    const allowed = server.engine.for(principal);
    return {
      ...allowed,
      async contentUsers(folder) {
        signals.emit('asked');
        await goesOn;
        return allowed.contentUsers(folder);
      },
    };
  };
  await server.stop();
  const home = join(server.folder, 'home');
  const other = await startServer({ engine: { ...server.engine, for: waits }, home });
  try {
    const removed = other.call(`/v1/archives/${id}`, { method: 'DELETE', token: server.token });
    await asked;
    expect(await code(await exportLab('all', {}, other))).toBe('ARCHIVE_IN_USE');
    expect((await exportLab('other', {}, other)).status).toBe(200);
    signals.emit('go on');
    expect((await removed).status).toBe(204);
    expect(readdirSync(join(home, 'exports', 'LAB')).sort()).toEqual(['other.zip', 'other_files']);
    expect((await exportLab('all', {}, other)).status).toBe(200);
  } finally {
    signals.emit('go on');
    await other.close();
  }
});
