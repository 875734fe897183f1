import { nextStepSchema } from '@tsferry/domain/shapes';
import { describe, expect, it } from 'vitest';
import { nextText } from './next-text.js';

describe('what to do next', () => {
  it('is a sentence for every step, and no command', () => {
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
      expect(nextText(step)).toMatch(/^[A-Z][^-]*\.$/);
    }
    expect(nextText({ do: 'link-missing', id: 'LAB00098' })).toBe('Link LAB00098 to an object of the site.');
  });
});
