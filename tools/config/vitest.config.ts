import { defineConfig } from 'vitest/config';
import { ResultsReporter } from './results-reporter.mjs';

const conditions = ['@tsferry/source'];
/** `TSFERRY_LEAVE_OUT` names files that this run leaves out, with a comma between them. */
const leftOut = (process.env['TSFERRY_LEAVE_OUT'] ?? '').split(',').filter((file) => file !== '');
const everywhere = ['**/node_modules/**', '**/dist/**', ...leftOut];

/** Tests that get a process of their own: they measure it, or change what the next file would see. */
const alone = [
  'apps/api/src/large-upload.test.ts',
  'apps/api/src/slow-clients.test.ts',
  'tools/acceptance/client.test.ts',
  'tools/acceptance/killed-server.test.ts',
  'tools/readme-examples.test.ts',
];

/**
 * One configuration and one process for every project. Libraries are tested from source. Most files share two workers, so
 * that a module is imported twice in all and not once for each file that tests it.
 */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Only for what hangs: on a busy machine a test takes ten times as long.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // A condition that is waited for comes when it comes: a busy machine is slow.
    expect: { poll: { timeout: 30_000 } },
    passWithNoTests: true,
    reporters: ['default', new ResultsReporter()],
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['{libs,apps,tools}/**/*.test.{ts,tsx}'],
          exclude: [...everywhere, ...alone],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: alone, exclude: everywhere } },
    ],
  },
});
