/** Applies an export plan in a process of its own: `home plan.json target`. Prints how far the time zone is from UTC. */
import { readFileSync } from 'node:fs';
import { createFerry } from '@tsferry/engine';

const [home = '', plan = '', to = ''] = process.argv.slice(2);
const ferry = createFerry({ home });
await ferry.applyExport({ plan: JSON.parse(readFileSync(plan, 'utf8')), to, overwrite: true });
await ferry.close();
console.log(new Date('2026-01-01T00:00:00Z').getTimezoneOffset());
