import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const results = join(import.meta.dirname, '..', '..', 'test-results');

/** Writes how many tests passed, failed and were skipped, the last by name, so that runs can be added up. */
export class ResultsReporter {
  onInit(vitest) {
    const root = vitest.config.root;
    this.project = ['apps', 'libs'].includes(basename(dirname(root))) ? basename(root) : 'tools';
  }

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
    mkdirSync(results, { recursive: true });
    writeFileSync(join(results, `${this.project}.json`), `${JSON.stringify(counts, null, 2)}\n`);
  }
}
