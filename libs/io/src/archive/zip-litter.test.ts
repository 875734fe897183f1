import { describe, expect, it } from 'vitest';
import { changed, put } from '../testing/changed-archive.js';
import { readArchive } from './open-archive.js';

const open = async (change: Parameters<typeof changed>[0]) => readArchive(await changed(change), '/exports/Deploy.zip');

describe('an archive that was zipped again', () => {
  it('may hold what macOS adds, with one warning', async () => {
    const before = await open(() => undefined);
    const after = await open((parts) => {
      put('__MACOSX/SMS_Package/LAB00002/._object.xml', 'resource fork')(parts);
      put('__MACOSX/._Manifest.xml', 'resource fork')(parts);
      put('.DS_Store', 'Bud1')(parts);
      put('SMS_Package/.DS_Store', 'Bud1')(parts);
    });
    expect(after.objects).toEqual(before.objects);
    const [warning, ...rest] = after.warnings;
    expect(warning).toMatchObject({ code: 'ENTRY_IGNORED', message: expect.stringContaining('and 3 more') as unknown });
    expect(rest).toEqual(before.warnings);
  });

  it('says what of the package is absent', async () => {
    const { warnings } = await open((parts) => {
      parts.delete('_rels/.rels');
      parts.delete('[Content_Types].xml');
    });
    expect(warnings.filter(({ code }) => code === 'PART_ABSENT').map(({ id }) => id)).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
    ]);
  });

  it('holds nothing else that no export has', async () => {
    for (const name of ['MACOSX/x', 'x/__MACOSX/y', '.DS_Store.exe', 'Thumbs.db'])
      await expect(open(put(name, 'x'))).rejects.toMatchObject({ code: 'ARCHIVE_UNKNOWN_ENTRY' });
  });
});
