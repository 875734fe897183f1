/** @jsxImportSource hono/jsx */
import type { TokenAnswer } from '@tsferry/domain/shapes';
import { Fact, Facts } from './Facts.js';
import { Text } from './Text.js';
import { Time } from './Time.js';

/** The sites of a token in words. */
export const sitesText = ({ sites }: Pick<TokenAnswer, 'sites'>): string => sites?.join(', ') ?? 'All sites';

/** What a token may do, and since when. */
export const TokenFacts = ({ of }: { of: TokenAnswer }) => (
  <Facts>
    <Fact title="Role">{of.role}</Fact>
    <Fact title="Sites">
      <Text of={sitesText(of)} />
    </Fact>
    <Fact title="Created">
      <Time of={of.created} />
    </Fact>
  </Facts>
);
