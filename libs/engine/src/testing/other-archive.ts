import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DraftObject } from '@tsferry/domain';
import { buildApplication, buildDriver, buildPackage, buildProgram } from '@tsferry/domain/testing';
import { writeArchive } from '@tsferry/io';

/** What an archive of another site holds. The package is always LAB00001 "Tools". */
export type OtherArchive = {
  readonly scope: string;
  /** Applications, each with one content. */
  readonly applications: readonly { readonly logicalName: string; readonly contentId: string }[];
  /** Program names of the package. */
  readonly programs: readonly string[];
  /** Unique ids of drivers. */
  readonly drivers: readonly string[];
};

/** Writes `<name>.zip` and its content. Each content is one file, `setup.exe`, whose text no other content has. */
export async function writeOtherArchive(folder: string, name: string, archive: OtherArchive): Promise<string> {
  let count = 0;
  const content = (key: string, relativePath: string) => {
    count += 1;
    const path = join(folder, `${name}_files`, relativePath);
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'setup.exe'), `${name} ${relativePath}`);
    const uniqueId = `0d7f5b1e-0000-4000-8000-${String(count).padStart(12, '0')}`;
    const originalPath = `\\\\files.contoso.com\\sources$\\${relativePath}`;
    return { key, uniqueId, description: relativePath, relativePath, singleFile: false, originalPath };
  };
  const applications = archive.applications.map(({ logicalName, contentId }): DraftObject => {
    const location = `\\\\files.contoso.com\\sources$\\${contentId}\\`;
    const deploymentTypes = [{ logicalName: 'DeploymentType_1', contents: [{ id: contentId, location }] }];
    const object = buildApplication({ scope: archive.scope, logicalName, name: logicalName, deploymentTypes });
    return { ...object, contents: [content(contentId, contentId)] };
  });
  const objects: DraftObject[] = [
    { ...buildPackage('LAB00001', 'Tools'), contents: [content('', 'Tools')] },
    ...archive.programs.map((program) => ({ ...buildProgram('LAB00001', program), contents: [] })),
    ...archive.drivers.map((id) => ({ ...buildDriver(id, id, { ContentSourcePath: '' }), contents: [] })),
    ...applications,
  ];
  const zip = join(folder, `${name}.zip`);
  const bytes = await writeArchive({
    id: '0d7f5b1e-0000-4000-8000-00000000000a',
    time: '2026-01-02T03:04:05Z',
    name,
    authoringScope: archive.scope,
    comment: '',
    usmtPackageId: '00000000',
    objects,
  });
  writeFileSync(zip, bytes);
  return zip;
}
