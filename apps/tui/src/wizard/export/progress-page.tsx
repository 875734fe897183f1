import type { Page } from '../page.js';
import { started } from '../transfer.js';
import { TransferView } from '../TransferView.js';
import type { ExportEffect, ExportState } from './state.js';

/** Progress: how far the export is. Cancelling leaves what was there before. */
export const progressPage: Page<ExportState, ExportEffect> = {
  keys: ({ transfer }) => (transfer?.cancelling ? [] : ['cancel']),
  typing: () => false,
  reduce(state, input) {
    if (input.kind !== 'intent' || input.intent !== 'cancel' || state.transfer?.cancelling) return [state];
    return [{ ...state, transfer: { ...(state.transfer ?? started), cancelling: true } }, [{ kind: 'cancel' }]];
  },
  draw: ({ transfer, asked }, area) => (
    <TransferView
      transfer={transfer ?? started}
      title={`Exporting to ${asked?.to ?? ''}`}
      safe="no half export is left, and what was there before stays."
      area={area}
    />
  ),
};
