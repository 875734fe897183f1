/** @jsxImportSource hono/jsx */
import type { CreatedToken } from '@tsferry/domain/shapes';
import { viewLink } from '../links.js';
import { Text } from './Text.js';
import { TokenFacts } from './TokenFacts.js';

/** A token that was just created. This is the only time that its text is shown. */
export const TokenCreated = ({ token }: { token: CreatedToken }) => (
  <>
    <h1>
      <Text of={token.name} /> was created
    </h1>
    <div class="note attention">
      <p>Copy the token now. It is not shown again.</p>
      <div class="field">
        <label for="token">Token</label>
        <input id="token" readonly value={token.token} autocomplete="off" />
      </div>
    </div>
    <TokenFacts of={token} />
    <p>
      <a class="button secondary" href={viewLink({ view: 'tokens' })}>
        To the tokens
      </a>
    </p>
  </>
);
