/** What long work tells while it goes on. Totals are known before the first byte moves. */
export type Progress = {
  readonly stage: 'reading' | 'hashing' | 'copying' | 'writing' | 'checking' | 'importing';
  readonly bytes: number;
  readonly totalBytes: number;
  readonly files: number;
  readonly totalFiles: number;
};

/** What every long call takes besides its input. */
export type Run = {
  /** Cancels the run: it throws CANCELLED and leaves the old state. */
  readonly signal?: AbortSignal;
  /** Told how far the run is. */
  readonly onProgress?: (progress: Progress) => void;
};
