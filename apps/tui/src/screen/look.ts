import { createContext, useContext } from 'react';

/** How everything looks: with colour or not, for a screen reader or not. */
export type Look = { readonly color: boolean; readonly reader: boolean };

/** The look of the screens. Without a provider there is neither colour nor a screen reader. */
export const LookContext = createContext<Look>({ color: false, reader: false });

/** The look of the screens that a component is part of. */
export function useLook(): Look {
  return useContext(LookContext);
}
