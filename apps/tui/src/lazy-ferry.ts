import type { Ferry } from '@tsferry/engine';

/** A ferry that is loaded by its first call: what shows something before need not wait for it. */
export function lazyFerry(load: () => Promise<Ferry>): Ferry {
  let loaded: Promise<Ferry> | undefined;
  const call = (name: keyof Ferry) => {
    if (name === 'close') return async () => (await loaded)?.close();
    return async (...args: readonly unknown[]) => {
      const ferry = await (loaded ??= load());
      return (ferry[name] as (...args: readonly unknown[]) => unknown)(...args);
    };
  };
  return new Proxy({} as Ferry, { get: (_, name) => call(name as keyof Ferry) });
}
