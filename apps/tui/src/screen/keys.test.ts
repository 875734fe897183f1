import { describe, expect, it } from 'vitest';
import { describeIntent, intentOf, intents } from './keys.js';

describe('the table of keys', () => {
  it('gives no key two meanings', () => {
    const keys = intents.flatMap((intent) => describeIntent(intent).keys.split(', '));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has arrows and vi keys for the same', () => {
    expect(['up', 'k'].map(intentOf)).toEqual(['up', 'up']);
    expect(['down', 'j'].map(intentOf)).toEqual(['down', 'down']);
    expect(['left', 'h', 'right', 'l'].map(intentOf)).toEqual(['left', 'left', 'right', 'right']);
  });

  it('knows nothing of other keys, whatever they are called', () => {
    expect(['x', '__proto__', 'constructor', ''].map(intentOf)).toEqual([null, null, null, null]);
  });

  it('names no letter as a key while text is typed', () => {
    expect(describeIntent('next', true).key).toBe('Ctrl-N');
    expect(describeIntent('help', true).key).toBe('F1');
    expect(describeIntent('next').keys).toBe('n, Ctrl-N');
  });
});
