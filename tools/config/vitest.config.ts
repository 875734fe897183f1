import { defineConfig } from 'vitest/config';
import { ResultsReporter } from './results-reporter.mjs';

const conditions = ['@tsferry/source'];

/** One configuration for every project: libraries are tested from source. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A condition that is waited for comes when it comes: a busy machine is slow.
    expect: { poll: { timeout: 30_000 } },
    passWithNoTests: true,
    reporters: ['default', new ResultsReporter()],
  },
});
