import { AppError } from '@tsferry/domain/error';
import type { Engine } from '@tsferry/engine';

/** Whether only this machine reaches an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** What decides whether a server may be bound. */
type Binding = {
  readonly engine: Engine;
  readonly host: string;
  readonly tls?: object;
  readonly behindProxy?: boolean;
  readonly urls?: readonly string[];
};

/**
 * Refuses to bind where others may listen in or walk in: another address than loopback needs TLS, or a proxy that does
 * it, and a token. Throws USAGE.
 */
export async function requireClosed({ engine, host, tls, behindProxy, urls = [] }: Binding): Promise<void> {
  if (behindProxy && urls.length === 0) {
    throw new AppError('USAGE', 'Behind a proxy, the server must know the address that browsers use.', {
      hint: 'Add --url https://tsferry.contoso.com',
    });
  }
  if (isLoopback(host)) return;
  if (!tls && !behindProxy) {
    throw new AppError('USAGE', `Binding to ${host} without TLS would send tokens in the clear.`, {
      hint: 'Add --tls-cert and --tls-key, or --behind-proxy where a proxy does TLS; or leave out --host.',
    });
  }
  const { tokens } = await engine.listTokens({});
  if (tokens.some(({ revoked }) => revoked === null)) return;
  throw new AppError('USAGE', `Binding to ${host} without a token would let nobody in, or everybody.`, {
    hint: 'Make one first: tsferry token create NAME --role administrator',
  });
}
