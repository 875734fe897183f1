import type { HttpBindings } from '@hono/node-server';
import type { Principal } from '@tsferry/engine';

/** What requests carry along. */
export type ApiEnv = {
  /** The request as Node has it; absent when the app is called with no server around it. */
  Bindings: Partial<Pick<HttpBindings, 'incoming'>> & {
    /** That request is another one, which the app calls itself for. */
    readonly isInner?: boolean;
  };
  Variables: {
    /** Who asks; null where nobody has to be known. */
    readonly principal: Principal | null;
    /** Names the request in answers and logs. */
    readonly requestId: string;
  };
};
