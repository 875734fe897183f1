import { describe, expect, it } from 'vitest';
import type { AppError } from '../error.js';
import type { Blocker, ImportPlan } from './plan.js';
import { requireDecided } from './require-decided.js';

const blocked = (count: number): ImportPlan => {
  const blockers = Array.from({ length: count }, (_, index): Blocker => ({
    code: 'REFERENCE_MISSING',
    message: `Reference ${index} is missing.`,
    id: `LAB0000${index}`,
  }));
  return { objects: [], missing: [], blockers } as unknown as ImportPlan;
};
const refusal = (count: number): AppError => {
  try {
    requireDecided(blocked(count));
  } catch (error) {
    return error as AppError;
  }
  throw new Error('It was not refused.');
};

describe('requireDecided', () => {
  it('lets a plan without blockers through', () => {
    expect(requireDecided(blocked(0))).toBeUndefined();
  });

  it('counts one decision as one', () => {
    expect(refusal(1)).toMatchObject({
      code: 'PLAN_BLOCKED',
      message: 'The plan needs 1 decision before it can be applied. Reference 0 is missing.',
    });
  });

  it('names the first three blockers, and counts the others', () => {
    expect(refusal(5).message).toBe(
      'The plan needs 5 decisions before it can be applied. Reference 0 is missing. Reference 1 is missing. Reference 2 is missing. And 2 more.',
    );
    expect(refusal(5).details['blockers']).toHaveLength(5);
  });
});
