import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idKey } from '@tsferry/domain';
import { draftObject, exampleDraft } from '../testing/example-draft.js';
import { folderKeys } from './folder-keys.js';
import { readArchive } from './open-archive.js';
import { writeArchive } from './write-archive.js';

const program = (name: string) =>
  draftObject('SMS_Program', `LAB00002/${name}`, name, { PackageID: 'LAB00002', ProgramName: name });
const driver = (id: string) => draftObject('SMS_Driver', id, id, { CI_UniqueID: id, LocalizedDisplayName: id });

describe('the folders of objects in one archive', () => {
  it('are named as ever where no two are one name', () => {
    expect(folderKeys([program('Run'), program('Run/all'), driver('Driver/1')])).toEqual([
      'LAB00002_Run',
      'LAB00002_Run/all',
      'Driver%1',
    ]);
  });

  it('have a number where ids that differ are one name', () => {
    expect(folderKeys(['Run/all', 'Run\\all', 'Run%all'].map(program))).toEqual([
      'LAB00002_Run/all',
      'LAB00002_Run%all (2)',
      'LAB00002_Run%all (3)',
    ]);
    expect(folderKeys(['Caf\u00e9', 'Cafe\u0301'].map(program))[1]).toBe('LAB00002_Cafe\u0301 (2)');
  });

  it('are numbered with one try each, however many there are', () => {
    const slashes = ['/', '\\', '%'];
    const names = Array.from({ length: 3 ** 6 }, (_, at) =>
      [...at.toString(3).padStart(6, '0')].map((digit) => `a${slashes[Number(digit)]}`).join(''),
    );
    let asked = 0;
    const counting = names.map(program).map((object) => ({
      ...object,
      get class() {
        asked++;
        return object.class;
      },
    }));
    expect(new Set(folderKeys(counting)).size).toBe(names.length);
    expect(asked).toBeLessThan(20 * names.length);
  });

  it('are numbered alike for objects with the same id', () => {
    const keys = folderKeys(['Run/all', 'Run%all', 'Run%all'].map(program));
    expect(keys.slice(1)).toEqual(['LAB00002_Run%all (2)', 'LAB00002_Run%all (2)']);
  });

  it('stay one name for objects with the same id, which the writer then refuses', () => {
    expect(folderKeys(['Run', 'RUN'].map(program))).toEqual(['LAB00002_Run', 'LAB00002_RUN']);
  });

  it('bring every program and driver back under its own id', async () => {
    const pieces = [
      'a',
      'A',
      '/',
      '\\',
      '%',
      '.',
      ' ',
      ' (2)',
      '\u00e9',
      'e\u0301',
      '\u00b2',
      '2',
      '\u212a',
      'k',
      '\u00df',
      'ss',
    ];
    const texts = fc
      .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 })
      .map((found) => found.join(''))
      .filter((text) => text.trim() === text);
    const names = fc.uniqueArray(texts, { selector: idKey, minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(names, names, async (programs, drivers) => {
        const objects = [...programs.map(program), ...drivers.map((id) => driver(`D${id}`))];
        const archive = readArchive(await writeArchive(exampleDraft({ objects })), '/exports/Deploy.zip');
        const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).sort();
        expect(idsOf(archive.objects)).toEqual(idsOf(objects));
      }),
      { numRuns: 25 },
    );
  });
});
