import type { Bench } from '../bench.js';
import { interleave, median } from '../measure.js';
import { peakOf, showTime, verdict, type Row } from '../table.js';

/** Most seconds for closure and plan of the largest number of objects. */
const mostSeconds = 3;
/** How much more an object may take among the most objects than among the fewest, to count as flat. */
const flat = 1.5;

/** Closure and import plan of generated objects in memory: no files, no store. */
export async function measurePlans(bench: Bench): Promise<Row[]> {
  const { objects, rounds } = bench.sizes.plans;
  bench.say(`Plans of ${objects.join(', ')} objects …`);
  const field = Object.fromEntries(
    objects.map((count) => [String(count), { run: () => bench.work('plan', String(count)) }]),
  );
  const runs = await interleave(rounds, field);
  const found = objects.map((count) => {
    const all = runs[String(count)] ?? [];
    const part = (name: string): number => median(all.map(({ parts }) => parts[name] ?? 0));
    return { count, closure: part('closure'), plan: part('plan'), mib: peakOf(all) };
  });
  const each = ({ closure, plan, count }: (typeof found)[number]): number => ((closure + plan) / count) * 1000;
  const first = found[0]!;
  return found.map((one) => {
    const growth = each(one) / each(first);
    const last = one === found.at(-1);
    return {
      what: `closure and plan, ${one.count} objects`,
      ours: `${showTime(one.closure)} + ${showTime(one.plan)}`,
      peer: `${Math.round(each(one))} µs an object`,
      ratio: one === first ? '' : `${growth.toFixed(2)} of the first`,
      memory: one.mib === null ? '' : `${Math.round(one.mib)} MiB`,
      target: last
        ? `< ${mostSeconds} s: ${verdict(one.closure + one.plan < mostSeconds * 1000)}; flat (<= ${flat}): ${verdict(growth <= flat)}`
        : '',
    };
  });
}
