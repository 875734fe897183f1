#!/usr/bin/env node
// A committed launcher: npm links no bin whose file is absent at install time, and the bundle is built after it.
try {
  await import('../dist/main.js');
} catch (error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND' || !String(error.message).includes('main.js')) throw error;
  process.stderr.write('tsferry: it is not built yet\nRun: npm run build\n');
  process.exitCode = 1;
}
