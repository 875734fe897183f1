import type { Progress } from '@tsferry/domain';
import { describe, expect, it } from 'vitest';
import { createMeter, progressText } from './progress.js';

const at = (bytes: number): Progress => ({ stage: 'copying', bytes, totalBytes: 4096, files: 1, totalFiles: 3 });

function meter(redraw: boolean) {
  const written: string[] = [];
  let time = 0;
  const made = createMeter({ write: (text) => void written.push(text), redraw, width: () => 60, now: () => time });
  return { written, ...made, reportAt: (now: number, bytes: number) => ((time = now), made.report(at(bytes))) };
}

describe('progressText', () => {
  it('tells bytes, files, rate and time left', () => {
    expect(progressText(at(1024), 2000)).toBe('copying 1.0 KiB of 4.0 KiB, 1 of 3 files, 512 bytes/s, 6 s left');
  });

  it('tells no rate before there is one', () => {
    expect(progressText(at(0), 500)).toBe('copying 0 bytes of 4.0 KiB, 1 of 3 files');
  });
});

describe('a progress meter', () => {
  it('shows nothing on a terminal in the first second', () => {
    const { written, reportAt, clear } = meter(true);
    reportAt(10, 1);
    reportAt(900, 2);
    clear();
    expect(written).toEqual([]);
  });

  it('draws one line again and again, no wider than the terminal, and removes it', () => {
    const { written, reportAt, clear } = meter(true);
    reportAt(0, 0);
    reportAt(1100, 100);
    reportAt(1150, 200);
    reportAt(1300, 2048);
    clear();
    expect(written).toHaveLength(3);
    for (const text of written) expect(text).toMatch(/^\r[^\r\n\x1b]{1,59}\r?$/);
    expect(written[2]!.trim()).toBe('');
  });

  it('writes a plain line every few seconds without a terminal', () => {
    const { written, reportAt, clear } = meter(false);
    for (let time = 0; time <= 7000; time += 500) reportAt(time, time / 2);
    clear();
    expect(written).toHaveLength(2);
    for (const text of written) expect(text).toMatch(/^[\x20-\x7E]+\n$/);
  });
});
