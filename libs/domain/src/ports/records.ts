/** Something small that the installation remembers besides its sites: a token, a job, a plan. */
export type StoredRecord = {
  readonly kind: string;
  /** Unique among the records of the kind, compared as written. */
  readonly id: string;
  /** Whom it belongs to. */
  readonly owner: string;
  readonly state: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  /** Counts its changes, from 1. */
  readonly version: number;
  /** Plain JSON. */
  readonly data: unknown;
};

/** Which records to list; what is left out does not matter. */
export type RecordFilter = {
  readonly kind: string;
  readonly owner?: string;
  readonly states?: readonly string[];
  readonly offset?: number;
  readonly limit?: number;
};

/** The records of an installation. Every call is one durable transaction. */
export type RecordStore = {
  /** False when there is one of that kind and id. */
  add(record: Omit<StoredRecord, 'version'>): Promise<boolean>;
  /** The record of a kind and id; null when there is none. */
  get(kind: string, id: string): Promise<StoredRecord | null>;
  /** Newest first, then by id. `total` counts all that the filter meets. */
  list(filter: RecordFilter): Promise<{ readonly records: StoredRecord[]; readonly total: number }>;
  /** Replaces state and data of the version that was read; false, and nothing done, when it was changed or removed since. */
  change(record: StoredRecord): Promise<boolean>;
  /** False when there is none. */
  remove(kind: string, id: string): Promise<boolean>;
};
