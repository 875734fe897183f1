import { useStdout } from 'ink';
import { useEffect, useReducer } from 'react';
import { sizeOf } from './area.js';
import { Frame } from './Frame.js';
import type { Host } from './host.js';
import { LookContext, type Look } from './look.js';

/** The root: paints what the screens of a host show, and again after every change. */
export function Screens({ host, look }: { readonly host: Host; readonly look: Look }) {
  const [, again] = useReducer((count: number) => count + 1, 0);
  useEffect(() => host.subscribe(again), [host]);
  // Ink 7.0.0 has useWindowSize, which paints again at another size; here the host does.
  const { stdout } = useStdout();
  return (
    <LookContext value={look}>
      <Frame shown={host.shown()} size={sizeOf(stdout)} />
    </LookContext>
  );
}
