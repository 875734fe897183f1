/** @jsxImportSource hono/jsx */
import type { TokenAnswer } from '@tsferry/domain/shapes';
import { viewLink } from '../links.js';
import { Text } from './Text.js';
import { TokenFacts } from './TokenFacts.js';

/** Asks before a token is revoked. `isOwn`: it is the one that the viewer signed in with. */
export const RevokeToken = ({ token, isOwn }: { token: TokenAnswer; isOwn: boolean }) => (
  <>
    <h1>
      Revoke <Text of={token.name} />?
    </h1>
    <TokenFacts of={token} />
    <p>Nobody can use it any more, and who signed in with it is signed out. This cannot be undone.</p>
    {isOwn ? <p class="note attention">You are signed in with this token.</p> : null}
    <form method="post" action="/token/revoke">
      <input type="hidden" name="token" value={token.id} />
      <div class="actions">
        <a class="button secondary" href={viewLink({ view: 'tokens' })}>
          Keep it
        </a>
        <button>Revoke</button>
      </div>
    </form>
  </>
);
