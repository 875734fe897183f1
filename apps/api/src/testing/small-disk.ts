import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own, in memory. */
export type SmallDisk = { readonly folder: string; unmount(): void };

/** Mounts one of so many mebibytes; unmount it when the test is over. Throws when this user may not mount. */
export function mountSmallDisk(mebibytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'tsferry-disk-'));
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'none', folder], {
    encoding: 'utf8',
  });
  if (status !== 0) {
    rmdirSync(folder);
    throw new Error(`No disk can be mounted here: ${stderr}`);
  }
  return {
    folder,
    unmount() {
      // Lazily: what is still open goes when it is closed.
      spawnSync('umount', ['-l', folder]);
      rmdirSync(folder);
    },
  };
}

/** Whether this user may mount disks: what needs a small one is skipped by name otherwise. */
export const mayMount: boolean = (() => {
  try {
    mountSmallDisk(1).unmount();
    return true;
  } catch {
    return false;
  }
})();
