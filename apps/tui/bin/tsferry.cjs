#!/usr/bin/env node
/**
 * A committed launcher: npm links no bin whose file is absent at install time, and the bundles are built after it. It is
 * CommonJS, as is the bundle of the help, since starting Node's loader of ES modules takes longer than printing a help.
 */
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const dist = join(__dirname, '..', 'dist');

async function start(typed) {
  const mayAskForHelp = typed[0] === 'help' || typed.some((word) => ['--help', '-h', '--version'].includes(word));
  if (mayAskForHelp && (await require('../dist/print-help.cjs').printHelp(typed))) return;
  await import('../dist/main.js');
}

// A command that waits for nothing any more lets the process end: that must not look as if it were done.
let settled = false;
process.once('exit', (code) => {
  if (!settled && code === 0) process.exitCode = 13;
});

start(process.argv.slice(2)).then(
  () => (settled = true),
  (error) => {
    if (existsSync(join(dist, 'main.js'))) throw error;
    process.stderr.write('tsferry: it is not built yet\nRun: npm run build\n');
    process.exitCode = 1;
  },
);
