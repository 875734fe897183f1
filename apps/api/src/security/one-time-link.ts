import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A link that lets one browser in, once. */
export type OneTimeLink = {
  /** Makes the secret of the link, for sessions of a token. The one before no longer counts. */
  make(token: string): string;
  /** The token that the secret was made for, once; else null. */
  take(secret: string): string | null;
};

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Makes the one-time link of a server; it lives in memory only. */
export function createOneTimeLink(): OneTimeLink {
  let waiting: { readonly hash: Buffer; readonly token: string } | null = null;
  return {
    make(token) {
      const secret = randomBytes(32).toString('base64url');
      waiting = { hash: hashOf(secret), token };
      return secret;
    },
    take(secret) {
      if (!waiting || !timingSafeEqual(waiting.hash, hashOf(secret))) return null;
      const { token } = waiting;
      waiting = null;
      return token;
    },
  };
}
