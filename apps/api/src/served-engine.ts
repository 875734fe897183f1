import type { Engine } from '@tsferry/engine';

/**
 * The engine as the server has it: its use cases can only be reached as somebody, through `for`. So a route that forgets to
 * ask for rights is refused all the same.
 */
export type ServedEngine = Pick<Engine, 'for' | 'records' | 'contentUsers' | 'removePair'>;

/** The engine without the use cases that are for the owner of the machine. */
export function servedEngine({ for: forPrincipal, records, contentUsers, removePair }: ServedEngine): ServedEngine {
  return { for: forPrincipal, records, contentUsers, removePair };
}
