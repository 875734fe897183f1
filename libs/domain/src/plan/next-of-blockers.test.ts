import { describe, expect, it } from 'vitest';
import { nextOfBlocker, nextOfBlockers } from './next-of-blockers.js';
import type { Blocker, MissingReference } from './plan.js';

const tools = ['PRD00001', 'PRD00002'].map((id) => ({ class: 'SMS_Package', id, name: 'Tools' }));
const row = {
  sourceId: 'LAB00001',
  action: 'overwrite' as const,
  offers: ['ignore', 'overwrite'] as const,
  candidates: tools,
};
const missing = (id: string, candidates = tools): MissingReference => ({
  id,
  kind: 'package',
  wantedBy: [],
  candidates,
  ignored: false,
});
const blocker = (code: Blocker['code'], id: string): Blocker => ({ code, id, message: '' });
const plan = { blockers: [], objects: [row], missing: [missing('LAB00098'), missing('LAB00099', [])] };

describe('what can be done about a blocker', () => {
  it.each([
    [blocker('REFERENCE_MISSING', 'LAB00098'), [{ targetId: 'PRD00001' }, { targetId: 'PRD00002' }]],
    [blocker('REFERENCE_MISSING', 'LAB00099'), [{ do: 'link-missing', id: 'LAB00099' }]],
    [blocker('CHOOSE_TARGET', 'LAB00001'), [{ action: 'overwrite', targetId: 'PRD00001' }, { targetId: 'PRD00002' }]],
    [blocker('ACTION_NOT_OFFERED', 'LAB00001'), [{ action: 'ignore' }, { action: 'overwrite' }]],
    [blocker('LINK_UNKNOWN', 'LAB00001'), []],
  ])('is to decide it: %o', (one, steps) => {
    expect(nextOfBlocker(one, plan)).toMatchObject(steps);
  });

  it('is for all missing references one step more', () => {
    const blockers = ['1', '2', '3', '4'].map((id) => blocker('REFERENCE_MISSING', id));
    const steps = nextOfBlockers({ ...plan, missing: [], blockers });
    expect(steps.map((step) => step.do)).toEqual(['link-missing', 'link-missing', 'link-missing', 'ignore-missing']);
  });
});
