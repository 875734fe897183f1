/** How many bytes the body of a request may have: by who sends it, and where to. */
import { AppError } from '@tsferry/domain/error';
import { may, requireMay, type Capability, type Principal } from '@tsferry/engine';
import type { Limits } from '../settings.js';

type SizeLimits = Pick<Limits, 'strangerBytes' | 'bodyBytes' | 'planBytes' | 'planFormBytes'>;

/** Where plans are made: roots and decisions may be ten thousand. */
const plans: readonly {
  readonly path: RegExp;
  readonly needs: Capability;
  readonly limit: 'planBytes' | 'planFormBytes';
}[] = [
  { path: /^\/v1\/(?:exports|export-plans(?:\/[^/]+\/changes)?)$/, needs: 'export', limit: 'planBytes' },
  { path: /^\/v1\/(?:imports|import-plans(?:\/[^/]+\/changes)?)$/, needs: 'import', limit: 'planBytes' },
  { path: /^\/export$/, needs: 'export', limit: 'planFormBytes' },
  { path: /^\/import\/decide$/, needs: 'import', limit: 'planFormBytes' },
];

/** A limit, and what is thrown for a body beyond it. */
export type BodyLimit = { readonly bytes: number; readonly refuse: () => AppError };

/**
 * The limit of a body that is sent to a path. Only who may make the plan sends a large one: for anybody else `refuse`
 * throws FORBIDDEN, before the body is read. Without a token a body is what signs one in.
 */
export function bodyLimit(limits: SizeLimits, path: string, principal: Principal | null): BodyLimit {
  if (principal === null) return tooLarge(limits.strangerBytes);
  const plan = plans.find((one) => one.path.test(path));
  if (!plan) return tooLarge(limits.bodyBytes);
  if (may(principal, plan.needs)) return tooLarge(limits[plan.limit]);
  return {
    bytes: limits.bodyBytes,
    refuse() {
      requireMay(principal, plan.needs);
      return tooLarge(limits.bodyBytes).refuse();
    },
  };
}

function tooLarge(bytes: number): BodyLimit {
  return {
    bytes,
    refuse: () =>
      new AppError('TOO_LARGE', `The body of this request may have ${bytes} bytes.`, {
        hint: 'Files are sent as uploads.',
        details: { limit: bytes },
      }),
  };
}
