/** Writes an export so that a kill at any moment leaves the old pair, the new one, or nothing. */
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { AppError, throwIfCancelled, type Checksum, type PairOptions, type Run } from '@tsferry/domain';
import { checksumPieces, checksumsName } from '../content/checksums.js';
import { createHashList } from '../content/hash-list.js';
import { copyTree, scanTree, syncTree, type ContentTree } from './content-tree.js';
import { nodeDisk, writeError, type Disk } from './disk.js';
import { startJournal } from './journal.js';
import { takeLock } from './lock.js';
import { takeFinished } from './resume.js';
import { finish, recover, swapIn } from './swap.js';
import { exists, findTarget, refuseExisting, refuseSources, type Target } from './target.js';

/** An export to publish, and what only tests and benchmarks change. */
export type PublishOptions = PairOptions & {
  /** False for benchmarks only: nothing is put on the disk before it is published. */
  readonly sync?: boolean;
  readonly disk?: Disk;
};

/**
 * Copies the content, writes the zip and `SHA256SUMS`, checks the zip and puts the pair under its final names, the zip
 * last.
 * An interrupted export to the same target is undone or finished first, and its finished files are used. After an
 * error or a cancel everything is as it was before.
 * Throws TARGET_INVALID, TARGET_EXISTS, TARGET_BUSY, the errors of `copyContent` and `scanContent`, those of `check`,
 * WRITE_FAILED, CONTENT_SPACE, CANCELLED.
 */
export async function publishPair(options: PublishOptions, run: Run = {}): Promise<void> {
  const disk = options.disk ?? nodeDisk;
  throwIfCancelled(run.signal);
  const target = findTarget(options.zip);
  try {
    const release = await takeLock(target.staging, target.zip);
    try {
      await recover(target, disk);
      if (!options.overwrite) refuseExisting(target);
      refuseSources(
        target,
        options.content.map(({ source }) => source),
      );
      await makeAndSwap(target, options, disk, run);
    } finally {
      await release();
    }
  } catch (error) {
    throw writeError(error);
  }
}

async function makeAndSwap(target: Target, options: PublishOptions, disk: Disk, run: Run): Promise<void> {
  const { sync = true } = options;
  try {
    await makePair(target, options, disk, run);
    throwIfCancelled(run.signal);
    await swapIn(target, disk, sync);
  } catch (error) {
    // With a note of the exchange still there, the old pair is in the working folder: the next run puts it back.
    if (!exists(target.swap)) await finish(target, disk).catch(() => undefined);
    throw error;
  }
  await finish(target, disk).catch((cause: unknown) => {
    throw new AppError('WRITE_FAILED', `${target.zip} is published, but ${target.staging} cannot be removed.`, {
      hint: 'Remove that folder; it holds the export that was replaced.',
      details: { path: target.staging, published: true },
      cause,
    });
  });
}

async function makePair(target: Target, options: PublishOptions, disk: Disk, run: Run): Promise<void> {
  const { sync = true, archive } = options;
  const tree = await scanTree(options.content, run.signal);
  const hashOf = await copyUnfinished(target, tree, { disk, sync, run });
  const zipLine = { path: `../${basename(target.zip)}`, sha256: createHash('sha256').update(archive).digest('hex') };
  if (options.content.length > 0) {
    const pieces = checksumPieces(checksumLines(tree, hashOf, zipLine));
    await disk.writeNew(join(target.newFiles, checksumsName), pieces, sync);
    if (sync) await syncTree(target.newFiles, tree, disk);
  }
  await disk.writeNew(target.newZip, [archive], sync);
  if (sync) await disk.syncFolder(target.staging);
  await options.check(target.newZip);
}

/** Tells the hash of each file of the tree by its index. */
type HashOf = (index: number) => string;

/** The lines of `SHA256SUMS` in their order, that of the zip among them. */
function* checksumLines({ files }: ContentTree, hashOf: HashOf, zipLine: Checksum): Generator<Checksum> {
  let zipIsOut = false;
  for (let index = 0; index < files.length; index += 1) {
    const { path } = files.at(index);
    if (!zipIsOut && zipLine.path < path) {
      yield zipLine;
      zipIsOut = true;
    }
    yield { path, sha256: hashOf(index) };
  }
  if (!zipIsOut) yield zipLine;
}

async function copyUnfinished(
  target: Target,
  tree: ContentTree,
  { disk, sync, run }: { readonly disk: Disk; readonly sync: boolean; readonly run: Run },
): Promise<HashOf> {
  const finished = await takeFinished(target, tree, disk, run);
  const hashes = createHashList(tree.files.length);
  if (tree.files.length + tree.folders.length === 0) return hashes.get;
  const journal = startJournal(target.journal);
  try {
    journal.add([...finished.values()]);
    for (const [index, { sha256 }] of finished) hashes.set(index, sha256);
    await copyTree(target.newFiles, tree, {
      disk,
      sync,
      run,
      finished,
      onCopied: (copied) => {
        journal.add(copied);
        for (const { index, sha256 } of copied) hashes.set(index, sha256);
      },
    });
    return hashes.get;
  } finally {
    journal.close();
  }
}
