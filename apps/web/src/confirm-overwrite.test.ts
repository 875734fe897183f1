import { describe, expect, it } from 'vitest';
import { confirmationOf, isConfirmed } from './confirm-overwrite.js';
import { planWith, rowWith } from './testing/plans.js';

const overwrite = (name: string) => rowWith({ name, action: 'overwrite', sourceId: name });

describe('what is typed before an overwrite', () => {
  it('is nothing when nothing of the site changes', () => {
    expect(confirmationOf(planWith([rowWith({}), rowWith({ action: 'ignore' })]))).toBeNull();
    expect(isConfirmed(planWith([rowWith({})]), '')).toBe(true);
  });

  it('is the name of the one object that changes', () => {
    const plan = planWith([rowWith({}), overwrite('Contoso VPN')]);
    expect(isConfirmed(plan, ' Contoso VPN ')).toBe(true);
    expect([isConfirmed(plan, 'contoso vpn'), isConfirmed(plan, ''), isConfirmed(plan, 'PRD')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('is the code of the site when several change', () => {
    const plan = planWith([overwrite('A'), { ...overwrite('B'), action: 'add-revision' }]);
    expect(isConfirmed(plan, 'PRD')).toBe(true);
    expect(isConfirmed(plan, 'A')).toBe(false);
  });

  it('can be typed also for a name with characters that cannot', () => {
    expect(confirmationOf(planWith([overwrite('a\u202Eb\nc')]))!.name).toBe('a\\u{202e}b\\u{a}c');
  });
});
