import { writeCounts } from '../test-counts.mjs';

/** Counts the tests that passed and failed, names those that were skipped, and keeps what each file took. */
export class ResultsReporter {
  onTestRunEnd(modules, errors) {
    const counts = { passed: 0, failed: errors.length, skipped: [], files: {} };
    for (const module of modules) {
      if (module.errors().length > 0) counts.failed++;
      const { prepareDuration, setupDuration, collectDuration, duration } = module.diagnostic();
      // Milliseconds: before the first test (importing what it tests), and in tests.
      counts.files[module.relativeModuleId] = {
        before: Math.round(prepareDuration + setupDuration + collectDuration),
        tests: Math.round(duration),
      };
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'skipped') counts.skipped.push(`${module.relativeModuleId}: ${test.fullName}`);
        else counts[state]++;
      }
    }
    writeCounts(counts);
  }
}
