/** What production holds after an import equals what the lab holds. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { idKey, isPackageId, refKey, type SiteObject } from '@tsferry/domain';
import type { ImportAnswer } from '@tsferry/domain/shapes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lasting, referenceLines, renamer, stepTree, withoutContentPaths } from './normalise.js';
import { readSite } from './read-site.js';
import { fixture, temporaryEngine, type TemporaryEngine } from './temporary-engine.js';

/** Path and hash of every file of a content; of the file itself when it is one. */
function hashes(path: string): string[] {
  const single = statSync(path).isFile();
  const files = single
    ? [path]
    : readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
  return files
    .map((file) => `${relative(path, file)} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`)
    .sort();
}

describe('the demo: from the lab to production', () => {
  let at: TemporaryEngine;
  let answer: ImportAnswer;
  let lab: readonly SiteObject[];
  let production: readonly SiteObject[];

  beforeAll(async () => {
    at = await temporaryEngine('LAB', 'PRD');
    await at.import({ site: 'LAB', file: fixture('lab.zip'), folder: '/OSD' });
    await at.export({ site: 'LAB', roots: ['Deploy Windows 11'], to: at.path('Windows 11.zip') });
    answer = await at.import({ site: 'PRD', file: at.path('Windows 11.zip'), folder: '/OSD/Prod' });
    lab = (await readSite(at.home, 'LAB')).objects;
    production = (await readSite(at.home, 'PRD')).objects;
  });
  afterAll(() => at.dispose());

  /** Each object of the lab with its twin in production. */
  const pairs = (): [SiteObject, SiteObject][] =>
    lab.map((object) => {
      const { targetId } = answer.objects.find(
        (row) => row.class === object.class && idKey(row.sourceId) === idKey(object.id),
      )!;
      return [object, production.find((one) => refKey(one) === refKey({ class: object.class, id: targetId }))!];
    });
  const rename = () =>
    renamer(
      new Map(
        answer.objects
          .filter(({ sourceId }) => isPackageId(sourceId))
          .flatMap(({ sourceId, targetId }) => [
            [idKey(sourceId), targetId],
            [idKey(targetId), targetId],
          ]),
      ),
    );

  it('takes everything along: the closure of the root is the whole set', () => {
    expect(answer.objects).toHaveLength(lab.length);
    expect(production).toHaveLength(lab.length);
    expect(lab).toHaveLength(23);
    expect([...answer.missing, ...answer.blockers, ...answer.unresolved]).toEqual([]);
  });

  it('makes definitions that differ in ids, site properties and content paths only', () => {
    for (const [object, twin] of pairs()) {
      expect(stepTree(twin)).toEqual(stepTree(object));
      expect(referenceLines(twin, rename())).toEqual(referenceLines(object, rename()));
      expect(lasting(withoutContentPaths(twin), rename())).toEqual(lasting(withoutContentPaths(object), rename()));
    }
  });

  it('makes every object one of the site it is in', () => {
    for (const [, twin] of pairs()) {
      const text = JSON.stringify(twin.instance.properties.filter(({ name }) => /^(__|SourceSite)/.test(name)));
      expect(text).not.toMatch(/LABSERVER|site_LAB|LAB0/);
      if (isPackageId(twin.id)) expect(twin.id).toMatch(/^PRD/);
    }
  });

  it('brings content that is equal by hash, and knows its hash', () => {
    let files = 0;
    for (const [object, twin] of pairs()) {
      expect(twin.contents.map(({ key, digest, singleFile }) => ({ key, digest, singleFile }))).toEqual(
        object.contents.map(({ key, digest, singleFile }) => ({ key, digest, singleFile })),
      );
      for (const [index, content] of twin.contents.entries()) {
        expect(content.digest).toMatch(/^[0-9a-f]{64}$/);
        expect(hashes(content.folder!)).toEqual(hashes(object.contents[index]!.folder!));
        files += hashes(content.folder!).length;
      }
    }
    expect(files).toBe(32);
  });

  it('puts task sequences into the folder that was asked for, and the rest into the root of its tree', () => {
    for (const [, twin] of pairs()) {
      expect([twin.id, twin.folder]).toEqual([twin.id, twin.class === 'SMS_TaskSequencePackage' ? '/OSD/Prod' : '/']);
    }
  });
});
