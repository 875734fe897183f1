import { writeCounts } from '../test-counts.mjs';

/** Counts the tests that passed and failed, and names those that were skipped. */
export class ResultsReporter {
  onTestRunEnd(modules, errors) {
    const counts = { passed: 0, failed: errors.length, skipped: [] };
    for (const module of modules) {
      if (module.errors().length > 0) counts.failed++;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'skipped') counts.skipped.push(`${module.relativeModuleId}: ${test.fullName}`);
        else counts[state]++;
      }
    }
    writeCounts(counts);
  }
}
