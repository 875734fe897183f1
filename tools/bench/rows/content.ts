import { join } from 'node:path';
import { makePair } from '../data/archives.js';
import { makeLargeFile, makeSmallFiles } from '../data/content.js';
import { clear, type Bench } from '../bench.js';
import { inSequence, interleave, isThere, runProgram, type Measured } from '../measure.js';
import { compare, type Row } from '../table.js';

type Content = {
  readonly what: string;
  readonly make: (folder: string) => void;
  readonly rounds: number;
  readonly againstCopy: number;
  /** Against copying and then hashing the copy; null for no target. */
  readonly againstCopyAndHash: number | null;
};

/** Export and verification of one large file. */
export async function measureLarge(bench: Bench): Promise<Row[]> {
  const { bytes, rounds } = bench.sizes.large;
  return measureContent(bench, {
    what: `one file of ${bytes / 1024 ** 2} MiB`,
    make: (folder) => makeLargeFile(folder, bytes),
    rounds,
    againstCopy: 1.4,
    againstCopyAndHash: 0.35,
  });
}

/** Export and verification of many small files. */
export async function measureSmall(bench: Bench): Promise<Row[]> {
  const { files, bytes, rounds } = bench.sizes.small;
  return measureContent(bench, {
    what: `${files} files of ${bytes / 1000} kB`,
    make: (folder) => makeSmallFiles(folder, files, bytes),
    rounds,
    againstCopy: 2,
    againstCopyAndHash: null,
  });
}

async function measureContent(
  bench: Bench,
  { what, make, rounds, againstCopy, againstCopyAndHash }: Content,
): Promise<Row[]> {
  const folder = join(bench.folder, 'content');
  await clear(folder);
  bench.say(`Content: ${what} …`);
  make(join(folder, 'made'));
  const zip = await makePair(folder, join(folder, 'made'));
  const source = join(folder, 'pair_files', 'Content');
  const home = join(folder, 'home');
  await bench.work('import-pair', home, zip);
  const to = join(folder, 'to');
  // Everybody finds the memory of a copy that was just removed: a virtual machine gets other memory from its host
  // page by page, which can cost several times the copy and has nothing to do with who copies.
  const prepare = async () => {
    await clear(to);
    await bench.work('copy', source, to);
    await clear(to);
  };
  const exported = join(folder, 'exported');
  await clear(exported);
  await bench.work('export', home, exported);
  const hashing: Measured[] = [];
  const shell = (script: string) => runProgram('sh', ['-c', script, 'sh', source, to]);
  const check = () => runProgram('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], join(exported, 'out_files'));
  const copyAndHash = async (): Promise<Measured> => {
    const copied = await shell('cp -r "$1" "$2"/copy');
    hashing.push(await shell('find "$2" -type f -print0 | xargs -0 sha256sum > /dev/null'));
    return copied;
  };
  const hasPeers = (await isThere('cp')) && (await isThere('sha256sum'));
  const runs = await interleave(rounds, {
    copy: { prepare, run: () => bench.work('copy', source, to) },
    cp: hasPeers ? { prepare, run: copyAndHash } : null,
    shipped: { prepare, run: () => bench.work('export', home, to) },
    cpSync: hasPeers ? { prepare, run: () => shell('cp -r "$1" "$2"/copy && sync') } : null,
    verify: { run: () => bench.work('verify', join(exported, 'out.zip')) },
    check: hasPeers ? { run: check } : null,
  });
  await clear(folder);
  const cpAndHash = { name: 'cp -r; sha256sum', runs: runs.cp && inSequence(runs.cp, hashing) };
  return [
    compare(
      `export, ${what}, not synced`,
      runs.copy,
      { name: 'cp -r', runs: runs.cp },
      { most: againstCopy, memory: true },
    ),
    compare('the same', runs.copy, cpAndHash, againstCopyAndHash === null ? {} : { most: againstCopyAndHash }),
    compare(
      `export, ${what}, as shipped`,
      runs.shipped,
      { name: 'cp -r && sync', runs: runs.cpSync },
      { memory: true },
    ),
    compare(`verify, ${what}`, runs.verify, { name: 'sha256sum -c', runs: runs.check }, { memory: true }),
  ];
}
