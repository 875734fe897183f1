import type { Bench } from '../bench.js';
import { interleave, median } from '../measure.js';
import { peakOf, showTime, verdict, type Row } from '../table.js';

/** Most milliseconds for one decision about all rows. */
const mostMs = 100;

/** One decision about every row of a plan: what the thread of a surface is busy with when a button is pressed. */
export async function measureDecisions(bench: Bench): Promise<Row[]> {
  const { objects, rounds } = bench.sizes.decisions;
  bench.say(`Decisions about ${objects} rows …`);
  const { ours } = await interleave(rounds, { ours: { run: () => bench.work('decisions', String(objects)) } });
  const peak = peakOf(ours);
  return (['class', 'marked'] as const).map((name): Row => {
    const ms = median(ours.map(({ parts }) => parts[name] ?? 0));
    return {
      what: `a decision for ${name === 'class' ? 'all of a class' : 'marked rows'}, ${objects} rows`,
      ours: showTime(ms),
      peer: '',
      ratio: '',
      memory: peak === null ? '' : `${Math.round(peak)} MiB`,
      target: `< ${mostMs} ms: ${verdict(ms < mostMs)}`,
    };
  });
}
