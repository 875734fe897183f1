/** What the streams of this process can do, as far as output depends on it. */
import type { View } from './line.js';

type Output = { readonly isTTY?: boolean; readonly columns?: number };
type Environment = Readonly<Record<string, string | undefined>>;

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '';

/** Whether a stream is a terminal that draws: not TERM=dumb, and not one that a build server (CI) records. */
export function drawsOn(stream: Output, env: Environment): boolean {
  return stream.isTTY === true && env['TERM'] !== 'dumb' && !isSet(env['CI']);
}

/** How lines are made for a stream: as wide as a terminal is, coloured unless NO_COLOR says otherwise. */
export function viewOf(stream: Output, env: Environment): View {
  const color = drawsOn(stream, env) && !isSet(env['NO_COLOR']);
  // A terminal of size 0x0 reports 0 columns.
  return { width: stream.isTTY ? stream.columns || 80 : Infinity, color };
}
