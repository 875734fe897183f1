import { describe, expect, it } from 'vitest';
import { drawsOn, viewOf } from './streams.js';

const terminal = { isTTY: true, columns: 100 };

describe('viewOf', () => {
  it('is coloured and as wide as the terminal', () => {
    expect(viewOf(terminal, { TERM: 'xterm' })).toEqual({ width: 100, color: true });
  });

  it.each([{ NO_COLOR: '1' }, { TERM: 'dumb' }, { CI: '1' }])('has no colour with %j', (env) => {
    expect(viewOf(terminal, env).color).toBe(false);
  });

  it('has colour with an empty NO_COLOR', () => {
    expect(viewOf(terminal, { NO_COLOR: '' }).color).toBe(true);
  });

  it('neither colours nor breaks lines for a file', () => {
    expect(viewOf({}, {})).toEqual({ width: Infinity, color: false });
  });

  it('takes a terminal of no size for one of 80 columns', () => {
    expect(viewOf({ isTTY: true, columns: 0 }, {}).width).toBe(80);
  });
});

describe('drawsOn', () => {
  it('draws on terminals that can', () => {
    expect([drawsOn(terminal, {}), drawsOn({}, {}), drawsOn(terminal, { TERM: 'dumb' })]).toEqual([true, false, false]);
  });
});
