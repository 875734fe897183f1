import { median, ratios, type Measured } from './measure.js';

/** A line of the table, as text. */
export type Row = {
  readonly what: string;
  readonly ours: string;
  readonly peer: string;
  readonly ratio: string;
  readonly memory: string;
  /** What is to be reached and whether it was; '' where nothing is asked. */
  readonly target: string;
};

/** Most memory that moving content may take, in MiB, whatever the content. */
const mostMemory = 150;

/** A line out of the runs of ours and of a peer's, which may be missing here. `most` is the highest ratio to reach. */
export function compare(
  what: string,
  ours: readonly Measured[],
  peer: { readonly name: string; readonly runs: readonly Measured[] | null },
  { most, memory = false }: { readonly most?: number; readonly memory?: boolean } = {},
): Row {
  const all = peer.runs === null ? [] : ratios(ours, peer.runs);
  const middle = all.length === 0 ? null : median(all);
  const peak = peakOf(ours);
  const targets = [
    ...(most === undefined ? [] : [`<= ${most}: ${middle === null ? 'not measured' : verdict(middle <= most)}`]),
    ...(memory ? [`< ${mostMemory} MiB: ${peak === null ? 'not measured' : verdict(peak < mostMemory)}`] : []),
  ];
  return {
    what,
    ours: time(ours),
    peer: peer.runs === null ? `${peer.name}: not found here` : `${peer.name}: ${time(peer.runs)}`,
    ratio: middle === null ? '' : `${fixed(middle)} (${fixed(Math.min(...all))}-${fixed(Math.max(...all))})`,
    memory: peak === null ? '' : `${Math.round(peak)} MiB`,
    target: targets.join('; '),
  };
}

/** `reached` or `missed`. */
export function verdict(reached: boolean): string {
  return reached ? 'reached' : '**missed**';
}

/** The highest memory of some runs, or null when they do not tell. */
export function peakOf(runs: readonly Measured[]): number | null {
  const known = runs.flatMap(({ mib }) => (mib === null ? [] : [mib]));
  return known.length === 0 ? null : Math.max(...known);
}

/** The middle time of some runs. */
export function time(runs: readonly Measured[]): string {
  return showTime(median(runs.map(({ ms }) => ms)));
}

/** Milliseconds as a person reads them. */
export function showTime(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${fixed(ms / 1000)} s`;
}

function fixed(value: number): string {
  return value.toFixed(2);
}

/** The table as Markdown, its columns padded so that it reads well in a terminal too. */
export function formatTable(rows: readonly Row[]): string {
  const columns = ['what', 'ours', 'peer', 'ratio', 'memory', 'target'] as const;
  const head = { what: 'what', ours: 'tsferry', peer: 'peer', ratio: 'ratio', memory: 'peak memory', target: 'target' };
  const widths = columns.map((column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const pad = (row: Row): string => line(columns.map((column, at) => row[column].padEnd(widths[at]!)));
  return [pad(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(pad)].join('\n');
}
