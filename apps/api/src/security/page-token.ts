import type { Engine } from '@tsferry/engine';

const name = 'page on this machine';

/** Id of the token that the page on this machine works with; made at the first start. Nobody knows its secret. */
export async function pageToken(engine: Engine): Promise<string> {
  const { tokens } = await engine.listTokens({});
  const known = tokens.find((token) => token.name === name && token.revoked === null);
  return (known ?? (await engine.createToken({ name, role: 'administrator' }))).id;
}
