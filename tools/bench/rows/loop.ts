import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from '../bench.js';
import { showTime, verdict, type Row } from '../table.js';

/** The longest that one request may keep another one waiting, in milliseconds. */
const mostMs = 50;

/** The largest request that each role can send to each route, and how long a request over a second connection waits. */
export async function measureLoop(bench: Bench): Promise<Row[]> {
  const { objects } = bench.sizes.loop;
  bench.say(`HTTP: the longest wait of a second connection, ${objects} objects …`);
  const folder = join(bench.folder, 'loop');
  mkdirSync(folder);
  const { parts } = await bench.work('loop', folder, JSON.stringify(bench.sizes.loop));
  rmSync(folder, { recursive: true });
  const waits = Object.entries(parts).filter(([name]) => name !== 'server MiB');
  return waits.map(([name, ms]) => ({
    what: `HTTP waits for: ${name}`,
    ours: showTime(ms),
    peer: '',
    ratio: '',
    memory: '',
    target: `< ${mostMs} ms: ${verdict(ms < mostMs)}`,
  }));
}
