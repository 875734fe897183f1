import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from '../bench.js';
import { showTime, verdict, type Row } from '../table.js';

/** Most memory of the server in MiB while all uploads run. */
const mostMib = 300;

/** The API against a bare Hono route in the same server, and the memory that uploads take. */
export async function measureHttp(bench: Bench): Promise<Row[]> {
  const { objects, archived, connections, uploads, uploadBytes } = bench.sizes.http;
  const folder = join(bench.folder, 'http');
  const work = async (name: string): Promise<Readonly<Record<string, number>>> => {
    mkdirSync(folder);
    const { parts } = await bench.work(name, folder, JSON.stringify(bench.sizes.http));
    rmSync(folder, { recursive: true });
    return parts;
  };
  bench.say(`HTTP: ${objects} objects, ${connections.join(', ')} connections …`);
  const parts = await work('http');
  const rate = (name: string, many: number): string =>
    `${Math.round(parts[`${name} ${many} per second`]!)}/s, p99 ${showTime(parts[`${name} ${many} p99`]!)}`;
  const rows = connections.flatMap((many) =>
    ['list', 'inspect', 'plan'].map((name) => ({
      what: `HTTP ${name}, ${name === 'list' ? objects : archived} objects, ${many} connections`,
      ours: rate(name, many),
      peer: `bare Hono: ${rate('bare', many)}`,
      ratio: '',
      memory: `${Math.round(parts['server MiB']!)} MiB`,
      target: '',
    })),
  );
  bench.say('HTTP: uploads …');
  const mib = (await work('http-upload'))['server MiB']!;
  const size = `${uploads} of ${Math.round(uploadBytes / 1024 ** 2)} MiB at once`;
  return [
    ...rows,
    {
      what: `HTTP uploads, ${size}`,
      ours: '',
      peer: '',
      ratio: '',
      memory: `${Math.round(mib)} MiB`,
      target: `< ${mostMib} MiB: ${verdict(mib < mostMib)}`,
    },
  ];
}
