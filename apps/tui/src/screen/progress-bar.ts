import type { Progress } from '@tsferry/domain';
import { styled, type Line } from '../terminal/line.js';
import { progressText } from '../terminal/progress.js';
import { paragraph } from '../terminal/table.js';
import type { Area } from './area.js';

/** How far work is: a bar where one can be seen, then bytes, rate and time left in words. */
export function drawProgress(progress: Progress, elapsedMs: number, area: Area): Line[] {
  const text = paragraph(progressText(progress, elapsedMs), area, '');
  if (area.reader) return text;
  const width = Math.max(10, Math.min(60, area.width - 6));
  const part = progress.totalBytes > 0 ? Math.min(1, progress.bytes / progress.totalBytes) : 0;
  const full = Math.floor(part * width);
  const bar = [
    styled('good', '█'.repeat(full)),
    styled('faint', '░'.repeat(width - full)),
    ` ${Math.floor(part * 100)}%`,
  ];
  return [bar, ...text];
}
