/** Section 7 of the acceptance: what goes through a site and out again is the same but for ids. */
import { basename } from 'node:path';
import { idKey, isPackageId, refKey, type ArchivedObject } from '@tsferry/domain';
import type { ImportAnswer, Inspection } from '@tsferry/domain/shapes';
import { openArchive } from '@tsferry/io';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleExports, samplesTitle } from '../../libs/io/src/testing/sample-exports.js';
import { lasting, renamer, stepTree, type Renames } from './normalise.js';
import { fixture, temporaryEngine, type TemporaryEngine } from './temporary-engine.js';

/** A site code that no id of the samples begins with. */
const site = 'QZ7';
const unresolved = '00000000';

/** Source and target ids to the target id; ignored package ids to the mark of lost references. */
function renamesOf(answer: ImportAnswer): Renames {
  const pairs = answer.objects.flatMap(({ sourceId, targetId }): [string, string][] =>
    isPackageId(sourceId)
      ? [
          [idKey(sourceId), targetId],
          [idKey(targetId), targetId],
        ]
      : [],
  );
  const lost = answer.missing
    .filter(({ kind, ignored }) => kind === 'package' && ignored)
    .map(({ id }): [string, string] => [idKey(id), unresolved]);
  return new Map([...lost, ...pairs]);
}

/** What must be the same before and after, by target id, in an order of its own. */
function compared(inspection: Inspection, rename: (text: string) => string) {
  return inspection.objects
    .map(({ class: className, id, name, references }) => ({
      class: className,
      id: rename(id),
      name,
      references: references
        .map((reference) => ({ id: rename(reference.id), inArchive: reference.inArchive, steps: reference.steps }))
        // An ignored package is the mark of lost references: it is no reference any more, and named among those.
        .filter((reference) => reference.id !== unresolved)
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    }))
    .sort((a, b) => (`${a.class}${a.id}` < `${b.class}${b.id}` ? -1 : 1));
}

type Trip = {
  readonly original: readonly ArchivedObject[];
  readonly exported: readonly ArchivedObject[];
  readonly before: Inspection;
  readonly after: Inspection;
  readonly answer: ImportAnswer;
  readonly again: ImportAnswer;
};

async function roundTrip(at: TemporaryEngine, file: string): Promise<Trip> {
  const before = await at.engine.inspectArchive({ file });
  const input = { site, file, content: false, policy: { ignoreMissing: true } };
  const answer = await at.import(input);
  const to = at.path('again.zip');
  await at.export({ site, roots: ['*'], content: false, to });
  const after = await at.engine.inspectArchive({ file: to });
  const again = await at.import(input);
  const [original, exported] = await Promise.all([file, to].map(async (path) => (await openArchive(path)).objects));
  return { original: original!, exported: exported!, before, after, answer, again };
}

/** The steps that hold the mark of a lost reference: those that did, and those that wanted what was ignored. */
function lostBefore(before: Inspection, answer: ImportAnswer, rename: (text: string) => string): string[] {
  const lost = new Set(
    answer.missing.filter(({ kind, ignored }) => kind === 'package' && ignored).map(({ id }) => idKey(id)),
  );
  const wanted = before.objects.flatMap(({ id: object, references }) =>
    references.filter(({ id }) => lost.has(idKey(id))).flatMap(({ steps }) => steps.map((step) => ({ object, step }))),
  );
  return keysOf([...before.unresolved, ...wanted], rename);
}

const keysOf = (steps: Inspection['unresolved'], rename: (text: string) => string): string[] =>
  [...new Set(steps.map(({ object, step }) => `${rename(object)} ${JSON.stringify(step)}`))].sort();

function checkTrip({ original, exported, before, after, answer, again }: Trip): void {
  const rename = renamer(renamesOf(answer));
  expect(compared(after, rename)).toEqual(compared(before, rename));
  expect(keysOf(after.unresolved, rename)).toEqual(lostBefore(before, answer, rename));

  const targets = new Map(answer.objects.map((row) => [refKey({ class: row.class, id: row.sourceId }), row.targetId]));
  const byTarget = new Map(exported.map((object) => [refKey(object), object]));
  for (const object of original) {
    const id = targets.get(refKey(object))!;
    const twin = byTarget.get(refKey({ class: object.class, id }))!;
    expect(stepTree(twin)).toEqual(stepTree(object));
    expect(lasting(twin, rename)).toEqual(lasting(object, rename));
  }

  expect(again.objects.map(({ action }) => action)).toEqual(again.objects.map(() => 'ignore'));
  expect(again.objects.map(({ targetId }) => targetId)).toEqual(answer.objects.map(({ targetId }) => targetId));
}

describe('a round trip without content', () => {
  let at: TemporaryEngine;
  beforeAll(async () => {
    at = await temporaryEngine(site);
  });
  afterAll(() => at.dispose());

  it('keeps the chain of task sequences that the console gets wrong', async () => {
    checkTrip(await roundTrip(at, fixture('trace-b.zip')));
  });
});

describe('a round trip of the demo set', () => {
  it('keeps everything without content', async () => {
    const at = await temporaryEngine(site);
    checkTrip(await roundTrip(at, fixture('lab.zip')));
    await at.dispose();
  });
});

describe(`round trips of ${samplesTitle}`, () => {
  for (const file of sampleExports()) {
    it(`keeps ${basename(file)}`, async () => {
      const at = await temporaryEngine(site);
      try {
        checkTrip(await roundTrip(at, file));
      } finally {
        await at.dispose();
      }
    });
  }
  if (sampleExports().length === 0) it.skip('needs the sample folder beside the repository', () => undefined);
});
