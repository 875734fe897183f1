import type { TokenAnswer } from '@tsferry/domain/shapes';
import { styled, type Line, type View } from '../terminal/line.js';
import { table } from '../terminal/table.js';

/** One token a line; never what a client sends. */
export function tokenListLines(tokens: readonly TokenAnswer[], view: View): Line[] {
  if (tokens.length === 0) return ['There are no tokens yet. Create one: tsferry token create NAME --role reader'];
  return table(
    tokens.map(({ id, name, role, sites, created, revoked }) => [
      styled('heading', id),
      name,
      role,
      sites === null ? 'all sites' : sites.join(', '),
      revoked === null ? `since ${created.slice(0, 10)}` : `revoked ${revoked.slice(0, 10)}`,
    ]),
    view,
    '',
  );
}

/** What `token revoke` did. */
export function tokenRevokedLines({ id, name }: TokenAnswer): Line[] {
  return [[styled('good', `Revoked ${id} "${name}".`)]];
}
