/**
 * Measures what the README's table shows. `--quick` takes small sizes; `--write` puts the table into the README;
 * `--only start,screens,plan,decisions,compare,inspect,import,large,small,http,loop` measures a part.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startBench } from './bench.js';
import { measureLarge, measureSmall } from './rows/content.js';
import { measureCompare } from './rows/compare.js';
import { measureDecisions } from './rows/decisions.js';
import { measureHttp } from './rows/http.js';
import { measureImport } from './rows/import.js';
import { measureInspect } from './rows/inspect.js';
import { measureLoop } from './rows/loop.js';
import { measurePlans } from './rows/plan.js';
import { measureStart } from './rows/start.js';
import { measureTerminal } from './rows/terminal.js';
import { fullSizes, quickSizes } from './sizes.js';
import { formatTable, type Row } from './table.js';

const measurements = {
  start: measureStart,
  screens: measureTerminal,
  plan: measurePlans,
  decisions: measureDecisions,
  compare: measureCompare,
  inspect: measureInspect,
  import: measureImport,
  large: measureLarge,
  small: measureSmall,
  http: measureHttp,
  loop: measureLoop,
};

const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, write: { type: 'boolean' }, only: { type: 'string' } },
});
const names = Object.keys(measurements) as (keyof typeof measurements)[];
const chosen = values.only?.split(',') ?? names;
const unknown = chosen.filter((name) => !(name in measurements));
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}; there are ${names.join(', ')}.`);

const folder = mkdtempSync(join(tmpdir(), 'tsferry-bench-'));
const remove = (): void => rmSync(folder, { recursive: true, force: true });
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    remove();
    process.exit(130);
  });
}
try {
  const bench = await startBench(folder, values.quick ? quickSizes : fullSizes, (text) => console.error(text));
  const rows: Row[] = [];
  for (const name of names.filter((one) => chosen.includes(one))) rows.push(...(await measurements[name](bench)));
  const table = formatTable(rows);
  console.log(table);
  if (values.write) writeTable(table);
  // A wait is not measured against another tool: it is right or wrong.
  if (!values.quick && rows.some(({ what, target }) => what.startsWith('HTTP waits') && target.includes('missed'))) {
    process.exitCode = 1;
  }
} finally {
  remove();
}

function writeTable(table: string): void {
  const file = join(import.meta.dirname, 'README.md');
  const machine = `${new Date().toISOString().slice(0, 10)}, ${cpus().length} x ${cpus()[0]?.model}, Node ${process.versions.node}:`;
  const text = readFileSync(file, 'utf8');
  const [start, end] = ['<!-- table -->', '<!-- end of the table -->'];
  const [before, rest = ''] = text.split(start);
  const [, after] = rest.split(end);
  if (after === undefined) throw new Error(`${file} has no place for the table.`);
  writeFileSync(file, `${before}${start}\n\n${machine}\n\n${table}\n\n${end}${after}`);
}
