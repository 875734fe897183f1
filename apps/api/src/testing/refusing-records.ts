import type { RecordStore, StoredRecord } from '@tsferry/domain';
import { AppError, type ErrorCode } from '@tsferry/domain/error';
import type { Engine } from '@tsferry/engine';

/** Which writes are refused, with which code, and how many of them; then all goes well. */
export type Refusal = {
  readonly call: 'add' | 'change';
  readonly meets: (record: Pick<StoredRecord, 'kind' | 'state'>) => boolean;
  readonly code: ErrorCode;
  readonly times: number;
};

/** An engine whose records refuse some writes, as a store does that another one writes to, or whose disk is full. */
export function withRefusals(engine: Engine, refusals: readonly Refusal[]): Engine {
  const left = refusals.map((refusal) => ({ ...refusal }));
  const refuse = (call: Refusal['call'], record: Pick<StoredRecord, 'kind' | 'state'>): void => {
    const refusal = left.find((one) => one.times > 0 && one.call === call && one.meets(record));
    if (!refusal) return;
    refusal.times--;
    throw new AppError(refusal.code, 'Not now.');
  };
  const { records } = engine;
  const refusing: RecordStore = {
    ...records,
    async add(record) {
      refuse('add', record);
      return records.add(record);
    },
    async change(record) {
      refuse('change', record);
      return records.change(record);
    },
  };
  return { ...engine, records: refusing };
}
