import type { StepAnswer } from '@tsferry/domain/shapes';
import { describe, expect, it } from 'vitest';
import { describeStep, stepLine } from './describe-step.js';
import { needsByStep, stepKey } from './step-needs.js';

const step: StepAnswer = {
  kind: 'step',
  type: 'SMS_TaskSequence_ApplyOperatingSystemAction',
  name: 'Apply Windows',
  description: '',
  disabled: false,
  enabled: true,
  conditions: [],
  child: null,
  children: [],
};

describe('a step in words', () => {
  it.each([
    [{}, 'Apply Windows (ApplyOperatingSystem)'],
    [{ type: 'Vendor_Step' }, 'Apply Windows (Vendor_Step)'],
    [{ disabled: true, enabled: false }, 'Apply Windows (ApplyOperatingSystem) (disabled)'],
    [{ enabled: false }, 'Apply Windows (ApplyOperatingSystem) (its group is disabled)'],
    [{ kind: 'group' as const }, 'Apply Windows [group]'],
    [{ kind: 'child' as const, disabled: true }, 'Apply Windows [task sequence] (disabled)'],
  ])('says what it does, and why it does not run: %o', (change, text) => {
    expect(stepLine({ ...step, ...change })).toBe(text);
  });

  it('comes in parts for those that draw each part in its own way', () => {
    const parts = { name: 'Apply Windows', type: 'ApplyOperatingSystem', kind: '', off: '' };
    expect(describeStep(step)).toEqual(parts);
  });
});

describe('what steps need', () => {
  it('is found by the place of the step', () => {
    const place = (index: number[]) => ({ names: [], index });
    const reference = { id: 'LAB00001', inArchive: true, steps: [place([0, 2]), place([1])] };
    const needs = needsByStep([reference]);
    expect([needs.get(stepKey([0, 2])), needs.get(stepKey([1])), needs.get(stepKey([2]))]).toEqual([
      [reference],
      [reference],
      undefined,
    ]);
  });
});
