/** @module What differs between two places. */
import { routes } from '@tsferry/contract';
import { parsePair, parsePlace, type PlaceText } from '@tsferry/domain';
import type { Principal } from '@tsferry/engine';
import { findArchive, type ArchiveSource } from '../archives/find-archive.js';
import type { LimitedRun } from '../limit-concurrency.js';
import { principalOf } from '../security/identify.js';
import type { ServedEngine } from '../served-engine.js';
import { router } from './router.js';

/** What the routes are served with. */
type ComparisonParts = ArchiveSource & { readonly engine: ServedEngine; readonly runHeavy: LimitedRun };

/** The routes of comparisons. */
export function comparisonRoutes(parts: ComparisonParts) {
  return router().openapi(routes.compare, async (c) => {
    const principal = principalOf(c);
    const { a, b, pairs, stamped, equal } = c.req.valid('query');
    const input = {
      a: await findPlace(parts, principal, a),
      b: await findPlace(parts, principal, b),
      pairs: pairs === undefined ? [] : pairs.split(',').map(parsePair),
      stamped: stamped === 'true',
      equal: equal === 'true',
    };
    const read = () => parts.engine.for(principal).compare(input);
    return c.json(await parts.runHeavy(c.req.raw.signal, read), 200);
  });
}

/** A place as the engine knows it: an archive by its file. The id of one is no path, and one with a name ends in `.zip`. */
async function findPlace(parts: ArchiveSource, principal: Principal, text: string): Promise<PlaceText> {
  const { file, ...place } = parsePlace(text, (path) => /\.zip$/i.test(path));
  return file === undefined ? place : { ...place, file: (await findArchive(parts, principal, file)).file };
}
