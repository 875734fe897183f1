import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  candidatesToLoad,
  canApply,
  closure,
  importPolicySchema,
  kindFor,
  objectFindings,
  planImport,
  roots,
  toGraphObject,
  type Archive,
} from '@tsferry/domain';
import { makeObjects, scope } from '../data/objects.js';

/** Collects what making the objects left over: it is no part of planning them. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

/**
 * Connects so many generated objects as inspecting an archive does, then plans their import as whoever has inspected it:
 * the archive is still open. Answers the milliseconds of both.
 */
export async function planObjects(objects: string): Promise<Record<string, number>> {
  const count = Number(objects);
  const archive: Archive = {
    path: '/bench.zip',
    flavour: 'manifest',
    authoringScope: scope,
    comment: '',
    sha256: '00',
    bytes: 0,
    usmtPackageId: null,
    warnings: [],
    objects: makeObjects(count).map((object) => ({
      ...object,
      folderKey: kindFor(object).folderKey(object.instance),
      contents: [],
    })),
  };
  const info = { code: 'PRD', name: 'PRD', kind: 'primary', reportsTo: null, authoringScope: `${scope}0` } as const;
  const site = { info, heads: [], registry: [], nextNumber: 1 };
  const policy = importPolicySchema.parse({});
  collectGarbage();
  const start = performance.now();
  const graph = archive.objects.map((object) => {
    objectFindings(object);
    return toGraphObject(object);
  });
  const found = closure(roots(graph), graph);
  const closed = performance.now();
  if (found.objects.length !== archive.objects.length) throw new Error('The closure is not whole.');
  const asked = candidatesToLoad({ archive, site, policy });
  const plan = planImport({
    id: '0be0c400-0000-4000-8000-000000000003',
    time: '2024-05-06T07:08:09.000Z',
    archive,
    site,
    sites: [info],
    candidates: new Map(),
    folder: '/',
    contents: [],
    content: false,
    contentTo: null,
    policy,
    checksumsSha256: null,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  });
  const planned = performance.now();
  if (!canApply(plan) || asked.length > 0) throw new Error('The plan waits for a decision.');
  return { closure: closed - start, plan: planned - closed };
}
