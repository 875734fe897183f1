/** Applies an export plan in a process of its own: `home plan.json target`. Prints how far the time zone is from UTC. */
import { readFileSync } from 'node:fs';
import { createEngine } from '@tsferry/engine';

const [home = '', plan = '', to = ''] = process.argv.slice(2);
const engine = createEngine({ home });
await engine.applyExport({ plan: JSON.parse(readFileSync(plan, 'utf8')), to, overwrite: true });
await engine.close();
console.log(new Date('2026-01-01T00:00:00Z').getTimezoneOffset());
