import type { Bench } from '../bench.js';
import { interleave, median } from '../measure.js';
import { peakOf, showTime, verdict, type Row } from '../table.js';

/** Most milliseconds for two task sequences of a thousand steps. */
const mostMs = 300;

/** Two task sequences compared step by step. */
export async function measureCompare(bench: Bench): Promise<Row[]> {
  const { steps, rounds } = bench.sizes.compare;
  bench.say(`Comparing task sequences of ${steps} steps …`);
  const { ours } = await interleave(rounds, { ours: { run: () => bench.work('compare', String(steps)) } });
  const ms = median(ours.map(({ parts }) => parts['compare'] ?? 0));
  const peak = peakOf(ours);
  return [
    {
      what: `compare ${steps} steps with ${steps}`,
      ours: showTime(ms),
      peer: '',
      ratio: '',
      memory: peak === null ? '' : `${Math.round(peak)} MiB`,
      target: `< ${mostMs} ms: ${verdict(ms < mostMs)}`,
    },
  ];
}
