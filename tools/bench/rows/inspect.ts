import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { clear, type Bench } from '../bench.js';
import { makeArchives } from '../data/archives.js';
import { interleave, runProgram } from '../measure.js';
import { compare, type Row } from '../table.js';

/** Inspecting many archives in one process, against Python reading and parsing every part of them. */
export async function measureInspect(bench: Bench): Promise<Row[]> {
  const { count, rounds } = bench.sizes.archives;
  const folder = join(bench.folder, 'archives');
  bench.say(`Inspect: ${count} archives …`);
  await makeArchives(folder, count);
  const python = await findPython();
  const script = join(import.meta.dirname, 'inspect.py');
  const runs = await interleave(rounds, {
    ours: { run: () => bench.work('inspect', folder) },
    peer: python === null ? null : { run: () => runProgram(python, [script, folder]) },
  });
  await clear(folder);
  const peer = { name: 'Python zipfile, ElementTree', runs: runs.peer };
  return [compare(`inspect, ${count} archives in one process`, runs.ours, peer, { memory: true })];
}

/** The interpreter itself, not a script that chooses one, or null. */
async function findPython(): Promise<string | null> {
  return promisify(execFile)('python3', ['-c', 'import sys; print(sys.executable)']).then(
    ({ stdout }) => stdout.trim(),
    () => null,
  );
}
