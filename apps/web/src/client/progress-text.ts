import { formatBytes, formatSeconds } from '@tsferry/wizard/words';

/** How far something is, and when it was there. */
export type Sample = { readonly bytes: number; readonly total: number; readonly time: number };

/** Bytes, rate and time left: `1.2 GiB of 4.0 GiB, 512.0 MiB/s, 5 s left`. The rate is that since the first sample. */
export function progressText(first: Sample, now: Sample): string {
  const seconds = (now.time - first.time) / 1000;
  const rate = seconds > 0 ? (now.bytes - first.bytes) / seconds : 0;
  const amount = `${formatBytes(now.bytes)} of ${formatBytes(now.total)}`;
  if (rate <= 0 || now.total <= 0) return amount;
  return `${amount}, ${formatBytes(rate)}/s, ${formatSeconds((now.total - now.bytes) / rate)} left`;
}

/** Whole per cent, 100 where there is nothing to do. */
export function percent({ bytes, total }: Pick<Sample, 'bytes' | 'total'>): number {
  return total <= 0 ? 100 : Math.min(100, Math.floor((bytes * 100) / total));
}
