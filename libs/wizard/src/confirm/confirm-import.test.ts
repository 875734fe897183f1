import { describe, expect, it } from 'vitest';
import { planWith, rowWith } from '../testing/plans.js';
import { confirmationOf, isConfirmed, requireConfirmed } from './confirm-import.js';

const overwrite = rowWith({ sourceId: 'LAB00001', name: 'Contoso VPN', action: 'overwrite' });
const revision = rowWith({ class: 'SMS_Application', name: 'Mail', targetId: 'A1', action: 'add-revision' });
const replacing = planWith([rowWith({}), overwrite, revision]);

describe('what is typed before an import', () => {
  it('is nothing when nothing of the site is replaced', () => {
    const plan = planWith([rowWith({}), rowWith({ action: 'ignore' })]);
    expect(confirmationOf(plan)).toBeNull();
    expect(() => requireConfirmed(plan, undefined)).not.toThrow();
  });

  it('is the code of the site, with every object that is replaced shown', () => {
    expect(confirmationOf(replacing)).toEqual({
      code: 'PRD',
      question: 'Replace 2 objects of site PRD?',
      objects: ['Package Contoso VPN (PRD00001)', 'Application Mail (A1)'],
      ask: 'Type PRD to replace them.',
    });
    expect(confirmationOf(planWith([overwrite]))).toMatchObject({ ask: 'Type PRD to replace it.' });
  });

  it('may be in upper or lower case, with white space around it', () => {
    expect(['PRD', ' prd ', 'Prd'].map((typed) => isConfirmed('PRD', typed))).toEqual([true, true, true]);
    expect(['', 'PR', 'PRDX', 'Contoso VPN'].map((typed) => isConfirmed('PRD', typed))).toEqual(Array(4).fill(false));
  });

  it('is asked of a program as well, with the list of what would be replaced', () => {
    for (const confirm of [undefined, '', 'LAB']) {
      expect(() => requireConfirmed(replacing, confirm)).toThrow(
        expect.objectContaining({
          code: 'NOT_CONFIRMED',
          details: {
            site: 'PRD',
            objects: [
              { class: 'SMS_Package', id: 'PRD00001', name: 'Contoso VPN', action: 'overwrite' },
              { class: 'SMS_Application', id: 'A1', name: 'Mail', action: 'add-revision' },
            ],
          },
          next: [{ do: 'confirm-import', site: 'PRD' }],
        }),
      );
    }
    expect(() => requireConfirmed(replacing, 'prd')).not.toThrow();
  });
});
