/**
 * The files of the slowest tests: gibibytes, small disks, processes killed at every call, packages installed from npm,
 * Windows under Wine, and the benchmark. `npm test -- --all` runs them.
 */
export const slowTests = [
  'apps/api/src/large-upload.test.ts',
  'apps/api/src/uploads/full-disk.test.ts',
  'libs/io/src/publish/killed-export.test.ts',
  'libs/stores/src/sqlite/crash.test.ts',
  'tools/acceptance/killed-server.test.ts',
  'tools/acceptance/windows.test.ts',
  'tools/acceptance/page/large-upload.test.ts',
  'tools/bench/bench.test.ts',
  'tools/pack-command.test.ts',
  'tools/pack.test.ts',
  'tools/release.test.ts',
];
