import { nextStepSchema } from '@tsferry/domain/shapes';
import { describe, expect, it } from 'vitest';
import { nextStepText } from './next-step.js';

describe('what to do next', () => {
  it.each([
    [{ do: 'choose-action', id: 'LAB00001', action: 'ignore' }, 'add --set LAB00001=ignore'],
    [{ do: 'choose-action', id: "x'y", action: 'overwrite', targetId: 'PRD 1' }, "add --set 'x'\\''y=overwrite@PRD 1'"],
    [
      { do: 'choose-class-action', class: 'SMS_Application', action: 'add-revision' },
      'add --action SMS_Application=add-revision',
    ],
    [{ do: 'link-missing', id: 'LAB00098' }, 'add --link LAB00098=TARGETID'],
    [{ do: 'link-missing', id: 'LAB00098', targetId: 'PRD00001' }, 'add --link LAB00098=PRD00001'],
    [{ do: 'map-share', share: '\\\\cm01\\a b' }, "add --map '\\\\cm01\\a b=/mnt/share'"],
    [{ do: 'create-site', code: 'CAS', kind: 'central' }, 'tsferry site create CAS --kind central'],
    [{ do: 'list-objects', site: 'LAB' }, 'tsferry list --site LAB'],
    [{ do: 'inspect-archive', file: '-a b.zip' }, "tsferry inspect '-a b.zip'"],
  ] as const)('is an option or a command: %o', (step, text) => {
    expect(nextStepText(step)).toBe(text);
  });

  it('has words for every step', () => {
    const given = {
      id: 'LAB00001',
      action: 'ignore',
      class: 'C',
      site: 'LAB',
      share: 's',
      policy: 'warn',
      code: 'LAB',
    };
    for (const option of nextStepSchema.options) {
      const step = nextStepSchema.parse({ ...given, kind: 'primary', do: option.shape.do.value });
      expect(nextStepText(step)).toMatch(/^(add --|tsferry )\S/);
    }
  });
});
