import { join } from 'node:path';
import { clear, type Bench } from '../bench.js';
import { makeSequenceArchive } from '../data/archives.js';
import { interleave, median } from '../measure.js';
import { peakOf, showTime, time, type Row } from '../table.js';

/** The import of many task sequences through the engine into SQLite, from the zip to the commit. */
export async function measureImport(bench: Bench): Promise<Row[]> {
  const { count, steps, rounds } = bench.sizes.sequences;
  const folder = join(bench.folder, 'import');
  bench.say(`Import: ${count} task sequences of ${steps} steps …`);
  await clear(folder);
  const zip = join(bench.folder, 'sequences.zip');
  await makeSequenceArchive(zip, count, steps);
  const { ours } = await interleave(rounds, {
    ours: { prepare: () => clear(folder), run: () => bench.work('import', folder, zip) },
  });
  const part = (name: string): number => median(ours.map(({ parts }) => parts[name] ?? 0));
  const peak = peakOf(ours);
  return [
    {
      what: `import, ${count} task sequences of ${steps} steps`,
      ours: time(ours),
      peer: `plan ${showTime(part('plan'))}, apply ${showTime(part('apply'))}`,
      ratio: '',
      memory: peak === null ? '' : `${Math.round(peak)} MiB`,
      target: '',
    },
  ];
}
