import { AppError } from '@tsferry/domain/error';
import { requireMay, type Principal } from '@tsferry/engine';
import { limitConcurrency } from '../limit-concurrency.js';
import type { UploadFinish } from './finish-upload.js';
import { uploadRecords, type UploadRecord } from './upload.js';

/** Begins an upload for somebody. Throws FORBIDDEN; TOO_LARGE; TOO_MANY when they have enough open ones. */
export type BeginUpload = (
  principal: Principal,
  data: UploadRecord['data'],
  signal: AbortSignal,
) => Promise<Omit<UploadRecord, 'kind' | 'version'>>;

/** What uploads are begun with. */
type UploadStart = Pick<UploadFinish, 'records' | 'settings' | 'now'> & { readonly newId: () => string };

/** Makes what begins the uploads of a server. */
export function createBeginUpload({ records, settings, newId, now }: UploadStart): BeginUpload {
  const { limits } = settings;
  // One after the other: counting and adding are two steps.
  const admit = limitConcurrency(1, limits.waiting);
  return async (principal, data, signal) => {
    requireMay(principal, 'import');
    if (data.bytes > limits.uploadBytes) {
      throw new AppError('TOO_LARGE', `An upload may have ${limits.uploadBytes} bytes.`, {
        hint: 'Put it in the folder of archives of the server instead.',
        details: { limit: limits.uploadBytes },
      });
    }
    const owner = principal.id;
    const record = { id: newId(), owner, state: 'open', created: now().toISOString(), data };
    await admit(signal, async () => {
      const open = await uploadRecords.list(records, { owner, states: ['open'], limit: 1 });
      if (open.total >= limits.openUploads) {
        throw new AppError('TOO_MANY', `You have ${open.total} open uploads.`, { hint: 'Finish or remove one first.' });
      }
      await uploadRecords.add(records, record);
    });
    return record;
  };
}
