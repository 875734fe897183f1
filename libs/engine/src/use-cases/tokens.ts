import { AppError, idKey } from '@tsferry/domain';
import type { CreatedToken, Role, TokenAnswer } from '@tsferry/domain/shapes';
import type { Ports } from '../ports.js';
import { answerToken, readToken, tokenKind, type TokenData } from '../access/token-record.js';

type CreateToken = { name: string; role: Role; sites?: string[] | undefined };

/** Makes a token and tells its secret, which is stored as a hash only. Throws SITE_UNKNOWN. */
export async function createToken(ports: Ports, input: CreateToken): Promise<CreatedToken> {
  const known = (await ports.sites.list()).map(({ code }) => idKey(code));
  const sites = input.sites?.map(idKey) ?? null;
  const unknown = sites?.find((code) => !known.includes(code));
  if (unknown !== undefined) {
    throw new AppError('SITE_UNKNOWN', `There is no site ${unknown}.`, {
      hint: known.length > 0 ? `The sites are ${known.join(', ')}.` : 'There are no sites yet.',
      details: { site: unknown, sites: known },
    });
  }
  const id = random(ports).slice(0, 12);
  const secret = random(ports) + random(ports);
  const data: TokenData = { name: input.name, role: input.role, sites, hash: ports.sha256(secret), revoked: null };
  const created = ports.now().toISOString();
  await ports.sites.records.add({ kind: tokenKind, id, owner: '', state: 'valid', created, data });
  return { id, name: data.name, role: data.role, sites, created, revoked: null, token: `tsf_${id}_${secret}` };
}

const random = (ports: Ports): string => ports.newId().replaceAll('-', '');

/** Every token, revoked ones too, newest first. */
export async function listTokens(ports: Ports): Promise<{ tokens: TokenAnswer[] }> {
  const { records } = await ports.sites.records.list({ kind: tokenKind });
  return { tokens: records.map(answerToken) };
}

/** Ends a token, at once and for good. Throws NOT_FOUND; one that is revoked already stays as it is. */
export async function revokeToken(ports: Ports, { id }: { id: string }): Promise<TokenAnswer> {
  for (;;) {
    const record = await ports.sites.records.get(tokenKind, id);
    if (!record) {
      throw new AppError('NOT_FOUND', `There is no token ${id}.`, {
        hint: 'List the tokens that there are.',
        details: { id },
        next: [{ do: 'list-tokens' }],
      });
    }
    if (record.state === 'revoked') return answerToken(record);
    const data: TokenData = { ...readToken(record), revoked: ports.now().toISOString() };
    const changed = { ...record, state: 'revoked', data };
    if (await ports.sites.records.change(changed)) return answerToken(changed);
  }
}
