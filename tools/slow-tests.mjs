/** The files of the slowest tests: gibibytes, small disks, and processes killed at every call. `npm test -- --all` runs them. */
export const slowTests = [
  'apps/api/src/large-upload.test.ts',
  'apps/api/src/uploads/full-disk.test.ts',
  'libs/io/src/publish/killed-export.test.ts',
  'libs/stores/src/sqlite/crash.test.ts',
  'tools/acceptance/killed-server.test.ts',
];
