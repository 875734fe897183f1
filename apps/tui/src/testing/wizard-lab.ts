import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildApplication,
  buildPackage,
  buildProgram,
  buildTaskSequence,
  describeObject,
  joinDomain,
  runCommandLine,
} from '@tsferry/domain/testing';
import { writeArchive } from '@tsferry/io';
import { hostileName } from './command-line.js';

/** Names that break columns where somebody counts characters. */
const hardNames: Readonly<Record<string, string>> = {
  hostile: hostileName,
  long: `Tools ${'for everybody '.repeat(14)}`.slice(0, 200),
  wide: '導入ツール一式（本社用）と配布パッケージ',
  marks: `Too${'\u0301'.repeat(60)}ls with ma${'\u0323\u0301'.repeat(9)}rks`,
};

type Objects = Parameters<typeof writeArchive>[0]['objects'];

async function write(folder: string, name: string, scope: string, objects: Objects): Promise<string> {
  const zip = join(folder, `${name}.zip`);
  const draft = {
    id: '0d7f5b1e-0000-4000-8000-00000000000b',
    time: '2026-01-02T03:04:05Z',
    name,
    authoringScope: `ScopeId_${scope}`,
    comment: 'First line\nSecond line \u009b2J',
    usmtPackageId: '00000000',
    objects,
  };
  writeFileSync(zip, await writeArchive(draft));
  return zip;
}

/** An application that both hierarchies hold: its model name travels. */
const portal = buildApplication({
  scope: 'ScopeId_11111111-2222-4333-8444-555555555555',
  logicalName: 'Application_0a000000-0000-4000-8000-000000000001',
  name: 'Contoso Portal',
});

/** Writes `here.zip`: what the site holds before. Two packages have the same name. */
export function writeHere(folder: string): Promise<string> {
  return write(folder, 'here', '22222222-2222-4333-8444-555555555555', [
    { ...buildPackage('OLD00001', 'Tools'), contents: [] },
    { ...buildPackage('OLD00002', 'Tools'), contents: [] },
    { ...buildPackage('OLD00003', 'Client tools'), contents: [] },
    { ...portal, contents: [] },
    { ...buildTaskSequence('OLD00004', 'Deploy', [runCommandLine('Say it', 'old.exe')]), contents: [] },
  ]);
}

/**
 * Writes `new.zip`, from another hierarchy: a package with content and a program, packages with hard names, the
 * application, and a task sequence with a password, and one in a command line, that needs two things which are nowhere, one of them known by name.
 */
export async function writeNew(folder: string): Promise<string> {
  const content = {
    key: '',
    uniqueId: '0d7f5b1e-0000-4000-8000-000000000001',
    description: 'Tools',
    relativePath: 'Tools',
    singleFile: false,
    originalPath: '\\\\files.contoso.com\\sources$\\Tools',
  };
  const hard = Object.values(hardNames).map((name, at) => buildPackage(`LAB0001${at}`, name, { PkgSourcePath: '' }));
  const steps = [
    runCommandLine('Say it', 'new.exe', 'LAB00001'),
    runCommandLine('Known by name', 'lost.exe', 'LAB00099'),
    runCommandLine('Lost', 'net use Z: \\\\fs01\\deploy$ Winter!2024 /user:CONTOSO\\svc-osd', 'LAB00098'),
    joinDomain('Join', 'secret'),
  ];
  const describes = [describeObject(buildPackage('LAB00099', 'Client tools'))];
  mkdirSync(join(folder, 'new_files', 'Tools'), { recursive: true });
  writeFileSync(join(folder, 'new_files', 'Tools', 'tool.exe'), Buffer.alloc(3000, 7));
  return write(folder, 'new', '11111111-2222-4333-8444-555555555555', [
    { ...buildPackage('LAB00001', 'Tools'), contents: [content] },
    { ...buildProgram('LAB00001', 'Install'), contents: [] },
    ...hard.map((object) => ({ ...object, contents: [] })),
    { ...portal, contents: [] },
    { ...buildTaskSequence('LAB00002', 'Deploy', steps, { describes }), contents: [] },
  ]);
}
