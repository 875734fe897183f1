import { idKey } from '@tsferry/domain';
import type { Role } from '@tsferry/domain/shapes';

/** Somebody who was recognised. `sites` are codes in upper case, null for all of them. */
export type Principal = {
  /** Id of the token. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly sites: readonly string[] | null;
};

/** Who runs tsferry on this machine and can read its files anyway: may do everything. */
export const ownerOfThisMachine: Principal = { id: 'owner', name: 'owner', role: 'administrator', sites: null };

/** Whether somebody may know of a site. */
export function seesSite({ sites }: Pick<Principal, 'sites'>, code: string): boolean {
  return sites === null || sites.includes(idKey(code));
}
