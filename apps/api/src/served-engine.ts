import type { Engine } from '@tsferry/engine';

/**
 * The engine as the server has it: what it does can only be reached as somebody, through `for`. So a route that forgets to
 * ask for rights is refused all the same.
 */
export type ServedEngine = Pick<Engine, 'for' | 'records'>;

/** The engine without what is for the owner of the machine. */
export function servedEngine({ for: forPrincipal, records }: ServedEngine): ServedEngine {
  return { for: forPrincipal, records };
}
