/** Runs every test five times while two other processes keep the processor busy. Ends at the first run that fails. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

const runs = 5;
const busy = [1, 2].map(() => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
let status = 0;
try {
  for (let run = 1; run <= runs && status === 0; run++) {
    console.log(`\n== run ${run} of ${runs}`);
    const tests = [join(import.meta.dirname, 'test.mjs'), ...process.argv.slice(2)];
    status = spawnSync(process.execPath, tests, { stdio: 'inherit' }).status ?? 1;
  }
} finally {
  for (const process of busy) process.kill();
}
process.exit(status);
