/** @jsxImportSource hono/jsx */
import type { TokenAnswer } from '@tsferry/domain/shapes';
import { show } from '@tsferry/wizard/words';
import { viewLink } from '../links.js';
import { Cell, Head, Table } from './Table.js';
import { Text } from './Text.js';
import { Time } from './Time.js';
import { sitesText } from './TokenFacts.js';

/** Every token of the installation, without its secret. */
export const Tokens = ({ tokens }: { tokens: readonly TokenAnswer[] }) => (
  <>
    <div class="heading">
      <h1>Tokens</h1>
      <a class="button" href={viewLink({ view: 'new-token' })}>
        Create a token
      </a>
    </div>
    <Table label="Tokens" titles={['Name', 'Role', 'Sites', 'Created', 'Revoked', <span class="unseen">Revoke</span>]}>
      {tokens.map((token) => (
        <tr role="row">
          <Head>
            <Text of={token.name} />
          </Head>
          <Cell of="Role">{token.role}</Cell>
          <Cell of="Sites">
            <Text of={sitesText(token)} />
          </Cell>
          <Cell of="Created">
            <Time of={token.created} />
          </Cell>
          <Cell of="Revoked">{token.revoked === null ? 'No' : <Time of={token.revoked} />}</Cell>
          <Cell>
            {token.revoked === null ? (
              <a href={viewLink({ view: 'revoke', token: token.id })} aria-label={`Revoke ${show(token.name)}`}>
                Revoke
              </a>
            ) : null}
          </Cell>
        </tr>
      ))}
    </Table>
  </>
);
