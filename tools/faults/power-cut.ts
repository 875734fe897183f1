/** Power cuts: the disks that may be found when the power goes at a change of an undisturbed run. */
import { existsSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Replay } from './disk-model.js';

/** What of the changes that were not synced is on the disk. */
type Cut = { readonly name: string; readonly keep: (index: number, kind: 'bytes' | 'names') => boolean };

/** A coin that falls the same way in each run. */
const coin = (index: number): boolean => (Math.imul(index + 1, 0x9e3779b1) >>> 16) % 2 === 0;

/** Nothing; the names before the bytes, as a file system with a journal may leave them; the bytes alone; any of them. */
const cuts: readonly Cut[] = [
  { name: 'nothing', keep: () => false },
  { name: 'names', keep: (_, kind) => kind === 'names' },
  { name: 'bytes', keep: (_, kind) => kind === 'bytes' },
  { name: 'some', keep: coin },
  { name: 'the others', keep: (index) => !coin(index) },
];

/** A disk to look at: where the power goes, and what was kept. */
export type CutPoint = { readonly at: number; readonly cut: Cut };

/** Every `step`-th change with the next cut in turn; each change with all cuts when `step` is 1. */
export function chooseCuts({ length }: Replay, step: number): CutPoint[] {
  const chosen = Array.from({ length }, (_, index) => index + 1).filter((at) => at % step === 0 || at === length);
  return chosen.flatMap((at, turn) =>
    (step === 1 ? cuts : cuts.slice(turn % cuts.length, (turn % cuts.length) + 1)).map((cut) => ({ at, cut })),
  );
}

/** Makes the scene as it is found after the cut. */
export function makeCut(replay: Replay, { at, cut }: CutPoint, folder: string): string {
  const scene = join(folder, `cut-${at}-${cut.name.replaceAll(' ', '-')}`);
  replay.writeTo(scene, at, cut.keep);
  renumber(join(scene, 'out'));
  return scene;
}

/** An import marks the folders that it made by their numbers on the disk, which this copy of the disk does not keep. */
function renumber(share: string): void {
  const work = join(share, '.tsferry-import');
  for (const name of existsSync(work) ? readdirSync(work) : []) {
    const file = join(work, name);
    const text = readFileSync(file, 'utf8');
    const numbered = text.replace(/"path":"([^"]+)","identity":"[^"]+"/g, (all, path: string) => {
      const found = lstatSync(join(share, path), { bigint: true, throwIfNoEntry: false });
      return found ? `"path":"${path}","identity":"${found.ino}:${found.birthtimeNs}"` : all;
    });
    if (numbered !== text) writeFileSync(file, numbered);
  }
}
