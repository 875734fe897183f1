import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DraftObject } from '@tsferry/domain';
import { buildPackage, buildTaskSequence, runCommandLine, runTaskSequence } from '@tsferry/domain/testing';
import { writeArchive } from '@tsferry/io';
import { createEngine } from '../create-engine.js';
import type { Engine } from '../engine.js';

/** A temporary folder with an engine whose home is in it. */
export type Bench = { readonly folder: string; readonly engine: Engine };

export const labScope = 'ScopeId_11111111-2222-4333-8444-555555555555';

/** An empty engine in a folder of its own; close it at the end. */
export function createBench(): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'tsferry-engine-'));
  return { folder, engine: createEngine({ home: join(folder, 'home'), now: () => new Date('2026-03-04T05:06:07Z') }) };
}

const tools = buildPackage('LAB00001', 'Deployment Tools');
const steps = [runCommandLine('Run a tool', 'tool.exe', 'LAB00001')];
const child = buildTaskSequence('LAB00002', 'Child', steps);
const parent = buildTaskSequence('LAB00003', 'Parent', [
  runTaskSequence('Run the child', { id: 'LAB00002', name: 'Child', steps }),
]);

const contents = [
  {
    key: '',
    uniqueId: '0d7f5b1e-0000-4000-8000-000000000001',
    description: 'Deployment Tools',
    relativePath: 'Deployment Tools',
    singleFile: false,
    originalPath: '\\\\files.contoso.com\\sources$\\Deployment Tools',
  },
];

/** Writes `lab.zip`, a parent with a child and a package, and its content of two files. */
export async function writeSmallLab(folder: string): Promise<string> {
  const objects: DraftObject[] = [
    { ...tools, contents },
    { ...child, contents: [] },
    { ...parent, contents: [] },
  ];
  const draft = {
    id: '0d7f5b1e-0000-4000-8000-00000000000a',
    time: '2026-01-02T03:04:05Z',
    name: 'lab',
    authoringScope: labScope,
    comment: 'A small lab',
    usmtPackageId: '00000000',
    objects,
  };
  const zip = join(folder, 'lab.zip');
  writeFileSync(zip, await writeArchive(draft));
  const content = join(folder, 'lab_files', 'Deployment Tools', 'x64');
  mkdirSync(content, { recursive: true });
  writeFileSync(join(content, 'tool.exe'), 'not really a tool');
  writeFileSync(join(content, '..', 'read me.txt'), 'read me');
  return zip;
}
