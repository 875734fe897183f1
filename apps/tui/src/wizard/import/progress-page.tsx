import type { Page } from '../page.js';
import { started } from '../transfer.js';
import { TransferView } from '../TransferView.js';
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
    const safe = `site ${site} stays as it is.`;
    return <TransferView transfer={transfer ?? started} title={`Importing into ${site}`} safe={safe} area={area} />;
  },
};
