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
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
};
