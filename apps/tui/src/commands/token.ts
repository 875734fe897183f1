import type { Role } from '@tsferry/domain/shapes';
import { defineCommand } from '../command.js';

const roles = ['reader', 'exporter', 'importer', 'administrator'] as const satisfies readonly Role[];

export const tokenCreate = defineCommand<{ role: Role; site?: string[] }>({
  words: ['token', 'create'],
  summary: 'Create a token for the HTTP API',
  arguments: [{ name: 'name', text: 'whose it is, for the list' }],
  options: [
    {
      flags: '--role <role>',
      text: 'reader looks; exporter exports too; importer imports new objects or links existing ones; administrator does all',
      choices: roles,
      required: true,
    },
    { flags: '--site <code>', text: 'only for this site; repeatable; all sites when left out', many: true },
  ],
  examples: ['tsferry token create build --role exporter --site LAB', 'TOKEN=$(tsferry token create me --role reader)'],
  async run(shell, [name = ''], { role, site }) {
    const engine = await shell.engine();
    const made = await engine.createToken({ name, role, ...(site === undefined ? {} : { sites: site }) });
    // The token alone, so that a script can take it. It is printed only once.
    return { json: made, lines: () => [made.token] };
  },
});

export const tokenList = defineCommand({
  words: ['token', 'list'],
  summary: 'List the tokens of the HTTP API',
  arguments: [],
  options: [],
  examples: ['tsferry token list'],
  async run(shell) {
    const engine = await shell.engine();
    const { tokenListLines } = await import('../print/tokens.js');
    const answer = await engine.listTokens({});
    return { json: answer, lines: (view) => tokenListLines(answer.tokens, view) };
  },
});

export const tokenRevoke = defineCommand({
  words: ['token', 'revoke'],
  summary: 'Revoke a token of the HTTP API',
  arguments: [{ name: 'id', text: 'id of the token, as the list shows it' }],
  options: [],
  examples: ['tsferry token revoke 3f9a0c1b2d4e'],
  async run(shell, [id = '']) {
    const engine = await shell.engine();
    const { tokenRevokedLines } = await import('../print/tokens.js');
    const answer = await engine.revokeToken({ id });
    return { json: answer, lines: () => tokenRevokedLines(answer) };
  },
});
