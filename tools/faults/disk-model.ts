/**
 * What a disk may hold after a power cut: every call that was synced, and any of the others. A sync of a file makes its bytes
 * last, and not its name; a sync of a folder makes its names last (fsync(2)). A rename is one change of the file system.
 */
import { mkdirSync, readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Call } from './record.js';

type Id = number;

/** One change. `holds` are the ids whose sync makes it last: the file of bytes, the folders of a name. */
type Change = {
  readonly holds: readonly Id[];
  readonly kind: 'bytes' | 'names';
  readonly make: (disk: Disk) => void;
  /** The position of the first sync behind it, or Infinity. */
  synced: number;
};

type Disk = { readonly names: Map<Id, Map<string, Id>>; readonly bytes: Map<Id, Buffer> };

/** The recorded calls over the folder that they started from. */
export type Replay = {
  /** How many changes there are. */
  readonly length: number;
  /** Writes the disk into a new folder, as it is when the power goes before change `at`; `keep` decides what else is there. */
  writeTo(folder: string, at: number, keep: (index: number, kind: Change['kind']) => boolean): void;
};

/** Reads a folder that the recorded run has not started on yet. Answers what makes a replay of its calls. */
export function readDisk(root: string): (calls: readonly Call[]) => Replay {
  const ids = new Map<string, Id>();
  const start: Disk = { names: new Map(), bytes: new Map() };
  let last = 0;
  const add = (path: string): Id => {
    const id = ++last;
    const stats = statSync(path);
    ids.set(String(stats.ino), id);
    if (stats.isDirectory())
      start.names.set(id, new Map(readdirSync(path).map((name) => [name, add(join(path, name))])));
    else start.bytes.set(id, readFileSync(path));
    return id;
  };
  const top = add(root);
  return (calls) => {
    const changes = changesOf(calls, root, top, start, ids, () => ++last);
    return {
      length: changes.length,
      writeTo(folder, at, keep) {
        const disk = copyOf(start);
        changes.slice(0, at).forEach((change, index) => {
          if (change.synced <= at || keep(index, change.kind)) change.make(disk);
        });
        writeDisk(folder, disk, top);
      },
    };
  };
}

const copyOf = ({ names, bytes }: Disk): Disk => ({
  names: new Map([...names].map(([id, entries]) => [id, new Map(entries)])),
  bytes: new Map(bytes),
});

/** Turns calls into changes. What they make stands on the disk `start` from the first, without a name. */
function changesOf(
  calls: readonly Call[],
  root: string,
  top: Id,
  start: Disk,
  inodes: Map<string, Id>,
  fresh: () => Id,
): Change[] {
  const changes: Change[] = [];
  const now = copyOf(start);
  const find = (path: string): Id | undefined =>
    path === root ? top : now.names.get(find(dirname(path)) ?? 0)?.get(basename(path));
  const change = (kind: Change['kind'], holds: readonly Id[], make: Change['make']): void => {
    changes.push({ kind, holds, make, synced: Infinity });
    make(now);
  };
  const put = (path: string, id: Id, from?: string): void => {
    const [parent, old] = [find(dirname(path)) ?? 0, from === undefined ? 0 : (find(dirname(from)) ?? 0)];
    change('names', [parent, old], ({ names }) => {
      if (from !== undefined && names.get(old)?.get(basename(from)) === id) names.get(old)?.delete(basename(from));
      names.get(parent)?.set(basename(path), id);
    });
  };
  const make: Readonly<Record<string, (call: Call) => void>> = {
    create({ path, inode }) {
      const id = fresh();
      inodes.set(inode, id);
      for (const disk of [start, now]) disk.bytes.set(id, Buffer.alloc(0));
      put(path, id);
    },
    mkdir({ path }) {
      const id = fresh();
      for (const disk of [start, now]) disk.names.set(id, new Map());
      put(path, id);
    },
    rename: ({ path, to }) => put(to, find(path) ?? 0, path),
    link: ({ path, to }) => put(to, find(path) ?? 0),
    unlink: ({ path }) => remove(path),
    rmdir: ({ path }) => remove(path),
    write({ inode, where, data }) {
      const id = inodes.get(inode) ?? 0;
      change('bytes', [id], ({ bytes }) => {
        const old = bytes.get(id) ?? Buffer.alloc(0);
        const next = Buffer.alloc(Math.max(old.length, where + data.length));
        old.copy(next);
        data.copy(next, where);
        bytes.set(id, next);
      });
    },
    truncate({ inode, where }) {
      const id = inodes.get(inode) ?? 0;
      change('bytes', [id], ({ bytes }) => {
        const next = Buffer.alloc(where);
        bytes.get(id)?.copy(next);
        bytes.set(id, next);
      });
    },
    sync({ path, inode }) {
      // The path of a folder is sure; the number of a file is, when it was renamed or removed since.
      const id = find(path) ?? inodes.get(inode) ?? 0;
      for (const one of changes) if (one.synced === Infinity && one.holds.includes(id)) one.synced = changes.length;
    },
  };
  const remove = (path: string): void => {
    const parent = find(dirname(path)) ?? 0;
    change('names', [parent], ({ names }) => names.get(parent)?.delete(basename(path)));
  };
  for (const call of calls) if (call.result >= 0 && !call.path.endsWith('-shm')) make[call.call]?.(call);
  return changes;
}

/** Files are as old as a restart takes: a lock without a holder in it counts for ten seconds. */
const restart = new Date(Date.now() - 60_000);

function writeDisk(folder: string, { names, bytes }: Disk, id: Id): void {
  mkdirSync(folder);
  for (const [name, child] of names.get(id) ?? []) {
    const path = join(folder, name);
    const file = bytes.get(child);
    if (file !== undefined) {
      writeFileSync(path, file);
      utimesSync(path, restart, restart);
    } else writeDisk(path, { names, bytes }, child);
  }
}
