import { may, type Principal } from '@tsferry/engine';
import type { Viewer } from '@tsferry/web';

/** Somebody as the page is told of them; null where nobody is known. */
export function viewerOf(principal: Principal | null): Viewer | null {
  if (principal === null) return null;
  const { name, role } = principal;
  return { name, role, mayAdminister: may(principal, 'administer') };
}
