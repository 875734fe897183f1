import { describe, expect, it } from 'vitest';
import { missingWith, planWith, rowWith } from '../testing/plans.js';
import { contentText, exportTotalsText } from './export-totals.js';
import { importedSequence, importedText, importTotals, importTotalsText } from './import-totals.js';

describe('what an import comes to', () => {
  const rows = [
    rowWith({ bytes: 1024 }),
    rowWith({ action: 'overwrite' }),
    rowWith({ action: 'add-revision' }),
    rowWith({ action: 'ignore' }),
  ];
  const plan = { ...planWith(rows), missing: [missingWith({}), missingWith({ ignored: true })] };

  it('counts each action, and what is missing', () => {
    expect(importTotals(plan)).toEqual({ created: 1, changed: 2, linked: 1, ignored: 1, missing: 1, bytes: 1024 });
  });

  it('is one sentence, without what there is none of', () => {
    expect(importTotalsText(plan)).toBe(
      'In all: 1 new, 2 changed, 1 linked to what is here, 1 ignored, 1 missing, 1.0 KiB of content.',
    );
    expect(importTotalsText(planWith([]))).toBe('In all: 0 new, 0 changed, 0 linked to what is here, no content.');
  });

  it('says what was done, and which task sequence to look at', () => {
    expect(importedText(plan)).toBe('Imported 3 objects into PRD.');
    expect(importedText(planWith([rowWith({ action: 'ignore' })]))).toBe(
      'PRD holds everything already: nothing was changed.',
    );
    const sequences = ['A', 'B'].map((name) => rowWith({ class: 'SMS_TaskSequencePackage', name }));
    expect(importedSequence(planWith([...sequences, rowWith({})]))?.name).toBe('B');
  });
});

describe('what an export comes to', () => {
  it('is objects and content', () => {
    expect(exportTotalsText({ objects: [1, 2], content: { files: 0, bytes: 0 } })).toBe(
      'In all: 2 objects, no content.',
    );
    expect(contentText({ content: { files: 1, bytes: 2048 } })).toBe('1 content file with 2.0 KiB');
  });
});
