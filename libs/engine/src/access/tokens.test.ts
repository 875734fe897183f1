import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { authenticate, findPrincipal } from './authenticate.js';
import { createBench, type Bench } from '../testing/small-lab.js';

let bench: Bench;
beforeEach(async () => {
  bench = createBench();
  await bench.engine.createSite({ code: 'LAB' });
});
afterEach(async () => {
  await bench.engine.close();
  rmSync(bench.folder, { recursive: true, force: true });
});

describe('a token', () => {
  it('is told once, and lies in the store as a hash', async () => {
    const made = await bench.engine.createToken({ name: 'build', role: 'exporter', sites: ['lab'] });
    expect(made).toMatchObject({ name: 'build', role: 'exporter', sites: ['LAB'], revoked: null });
    expect(made.token).toMatch(/^tsf_[0-9a-f]{12}_[0-9a-f]{64}$/);
    const { tokens } = await bench.engine.listTokens({});
    expect(tokens).toMatchObject([{ id: made.id, name: 'build' }]);
    expect(JSON.stringify(tokens)).not.toContain(made.token);
    await bench.engine.close();
    const secret = made.token.split('_')[2]!;
    for (const end of ['', '-wal']) {
      const file = join(bench.folder, 'home', `tsferry.sqlite${end}`);
      expect(readFileSync(file, { encoding: 'latin1', flag: 'a+' })).not.toContain(secret);
    }
  });

  it('stands for who it was made for, until it is revoked', async () => {
    const { records } = bench.engine;
    const { token, id } = await bench.engine.createToken({ name: 'me', role: 'reader' });
    const principal = { id, name: 'me', role: 'reader', sites: null };
    expect(await authenticate(records, token)).toEqual(principal);
    expect(await findPrincipal(records, id)).toEqual(principal);
    const last = token.at(-1) === '0' ? '1' : '0';
    for (const wrong of ['', 'tsf', `${token.slice(0, -1)}${last}`, `${token}0`, token.toUpperCase(), ` ${token}`]) {
      expect(await authenticate(records, wrong)).toBeNull();
    }
    const revoked = await bench.engine.revokeToken({ id });
    expect(revoked.revoked).not.toBeNull();
    expect(await bench.engine.revokeToken({ id })).toEqual(revoked);
    expect([await authenticate(records, token), await findPrincipal(records, id)]).toEqual([null, null]);
  });

  it('is made for sites that there are, and revoked when it is one', async () => {
    await expect(bench.engine.createToken({ name: 'x', role: 'reader', sites: ['XYZ'] })).rejects.toMatchObject({
      code: 'SITE_UNKNOWN',
    });
    await expect(bench.engine.revokeToken({ id: '000000000000' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
