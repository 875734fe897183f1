import type { Page } from '../page.js';
import { drawTransfer, started } from '../transfer.js';
import type { ImportEffect, ImportState } from './state.js';

/** Progress: how far the import is. Cancelling leaves the site as it was. */
export const progressPage: Page<ImportState, ImportEffect> = {
  keys: ({ transfer }) => (transfer?.cancelling ? [] : ['cancel']),
  typing: () => false,
  reduce(state, input) {
    if (input.kind !== 'intent' || input.intent !== 'cancel' || state.transfer?.cancelling) return [state];
    return [{ ...state, transfer: { ...(state.transfer ?? started), cancelling: true } }, [{ kind: 'cancel' }]];
  },
  draw({ transfer, planning }, area) {
    const site = planning.plan?.site ?? '';
    return drawTransfer(transfer ?? started, `Importing into ${site}`, `site ${site} stays as it is.`, area);
  },
};
