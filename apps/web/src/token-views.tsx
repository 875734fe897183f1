/** @jsxImportSource hono/jsx */
/** Views of tokens, and what their forms do. For administrators of all sites; the API refuses everybody else. */
import type { Client } from '@tsferry/client';
import type { Problem } from '@tsferry/contract';
import { AppError } from '@tsferry/domain/error';
import { roleSchema } from '@tsferry/domain/shapes';
import { viewLink } from './links.js';
import { read } from './read.js';
import { orShowAgain } from './refusal.js';
import { segments } from './segments.js';
import type { DoAction, ShowView, View } from './view.js';
import { NewToken } from './views/NewToken.js';
import { RevokeToken } from './views/RevokeToken.js';
import { TokenCreated } from './views/TokenCreated.js';
import { Tokens } from './views/Tokens.js';

export const showTokens: ShowView = async ({ v1 }) => {
  const { tokens } = await read(v1.tokens.$get());
  return { title: 'Tokens', current: 'tokens', body: <Tokens tokens={tokens} /> };
};

export const showNewToken: ShowView = (api, address) => showForm(api, address);

export const createToken: DoAction = (api, fields) =>
  orShowAgain(
    async () => {
      const created = await read(api.v1.tokens.$post({ json: readInput(fields) }));
      return { title: 'The token was created', current: 'tokens', body: <TokenCreated token={created} /> };
    },
    (problem) => showForm(api, fields, problem),
  );

export const askToRevoke: ShowView = async ({ v1 }, address) => {
  const id = address.get('token') ?? '';
  const [{ tokens }, me] = await Promise.all([read(v1.tokens.$get()), read(v1.me.$get())]);
  const token = tokens.find((one) => one.id === id && one.revoked === null);
  if (token === undefined) {
    throw new AppError('NOT_FOUND', `There is no token ${id} to revoke.`, { hint: 'Look at the list of the tokens.' });
  }
  const title = `Revoke ${token.name}`;
  return { title, current: 'tokens', body: <RevokeToken token={token} isOwn={token.id === me.id} /> };
};

export const revokeToken: DoAction = async ({ v1 }, fields) => {
  await read(v1.tokens[':id'].$delete({ param: segments({ id: fields.get('token') ?? '' }) }));
  return viewLink({ view: 'tokens' });
};

/** The token that the form describes. Throws USAGE where no role is selected, or "only these" and no site. */
function readInput(fields: URLSearchParams) {
  const [name, sites] = [fields.get('name')?.trim() ?? '', fields.getAll('site')];
  const role = roleSchema.safeParse(fields.get('role'));
  if (!role.success) throw new AppError('USAGE', 'No role is selected.', { hint: 'Select what the token may do.' });
  const isForAll = fields.get('scope') === 'all';
  if (!isForAll && sites.length === 0) {
    throw new AppError('USAGE', 'No site is selected.', { hint: 'Select at least one site, or choose all sites.' });
  }
  return { name, role: role.data, ...(isForAll ? {} : { sites }) };
}

async function showForm({ v1 }: Client, values: URLSearchParams, problem?: Problem): Promise<View> {
  const { sites } = await read(v1.sites.$get());
  return {
    title: 'Create a token',
    current: 'tokens',
    body: <NewToken sites={sites} values={values} problem={problem} />,
  };
}
