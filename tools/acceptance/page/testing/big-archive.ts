import { mkdirSync, openSync, closeSync, ftruncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DraftObject } from '@tsferry/domain';
import { buildPackage, buildTaskSequence, runCommandLine } from '@tsferry/domain/testing';
import { writeArchive } from '@tsferry/io';

const mebibyte = 1024 * 1024;

/**
 * Writes `big.zip` and `big_files` into a folder: a task sequence and its package, whose content is one large file of
 * zeros (it takes no room on most disks) and some small ones. The path of the zip.
 */
export async function writeBigArchive(folder: string, mebibytes: number): Promise<string> {
  const name = 'Large Content';
  const contents = [
    {
      key: '',
      uniqueId: '0d7f5b1e-0000-4000-8000-000000000001',
      description: name,
      relativePath: name,
      singleFile: false,
      originalPath: `\\\\files.contoso.com\\sources$\\${name}`,
    },
  ];
  const steps = [runCommandLine('Run it', 'setup.exe', 'BIG00001')];
  const objects: DraftObject[] = [
    { ...buildPackage('BIG00001', name), contents },
    { ...buildTaskSequence('BIG00002', 'Deploy large content', steps), contents: [] },
  ];
  const zip = await writeArchive({
    id: '0d7f5b1e-0000-4000-8000-00000000000b',
    time: '2026-01-02T03:04:05Z',
    name: 'big',
    authoringScope: 'ScopeId_22222222-2222-4333-8444-555555555555',
    comment: '',
    usmtPackageId: '00000000',
    objects,
  });
  const files = join(folder, 'big_files', name);
  mkdirSync(join(files, 'x64'), { recursive: true });
  writeFileSync(join(folder, 'big.zip'), zip);
  writeFileSync(join(files, 'read me.txt'), 'read me');
  writeFileSync(join(files, 'x64', 'empty.dat'), '');
  const large = openSync(join(files, 'x64', 'large.bin'), 'w');
  ftruncateSync(large, mebibytes * mebibyte);
  closeSync(large);
  return join(folder, 'big.zip');
}
