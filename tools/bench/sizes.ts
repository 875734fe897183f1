/** How much is generated and how often everything runs. */
export type Sizes = {
  readonly large: { readonly bytes: number; readonly rounds: number };
  readonly small: { readonly files: number; readonly bytes: number; readonly rounds: number };
  readonly archives: { readonly count: number; readonly rounds: number };
  readonly plans: { readonly objects: readonly number[]; readonly rounds: number };
  readonly compare: { readonly steps: number; readonly rounds: number };
  readonly decisions: { readonly objects: number; readonly rounds: number };
  readonly sequences: { readonly count: number; readonly steps: number; readonly rounds: number };
  readonly screens: { readonly objects: number; readonly rounds: number };
  /** Objects of the site, and of the archive; connections at once; seconds for each call. */
  readonly http: {
    readonly objects: number;
    readonly archived: number;
    readonly connections: readonly number[];
    readonly seconds: number;
    readonly uploads: number;
    readonly uploadBytes: number;
  };
  /** Objects of the archive and the site; of each call the best of so many rounds counts. */
  readonly loop: { readonly objects: number; readonly rounds: number };
  readonly starts: { readonly rounds: number };
};

/** The sizes of the table in the README. */
export const fullSizes: Sizes = {
  large: { bytes: 4 * 1024 ** 3, rounds: 5 },
  small: { files: 20_000, bytes: 10_000, rounds: 5 },
  archives: { count: 100, rounds: 5 },
  plans: { objects: [1_000, 10_000, 100_000], rounds: 3 },
  compare: { steps: 1_000, rounds: 5 },
  decisions: { objects: 10_000, rounds: 5 },
  sequences: { count: 1_000, steps: 200, rounds: 1 },
  screens: { objects: 10_000, rounds: 5 },
  // As many as an archive may have: 10,000 entries.
  http: {
    objects: 10_000,
    archived: 7_500,
    connections: [1, 16, 128],
    seconds: 5,
    uploads: 8,
    uploadBytes: 1024 ** 3,
  },
  loop: { objects: 7_500, rounds: 3 },
  starts: { rounds: 21 },
};

/** Seconds in all: shows that every row works, and says nothing about speed. */
export const quickSizes: Sizes = {
  large: { bytes: 65 * 1024 ** 2, rounds: 1 },
  small: { files: 200, bytes: 10_000, rounds: 1 },
  archives: { count: 3, rounds: 1 },
  plans: { objects: [100, 200], rounds: 1 },
  compare: { steps: 100, rounds: 1 },
  decisions: { objects: 200, rounds: 1 },
  sequences: { count: 10, steps: 20, rounds: 1 },
  screens: { objects: 1_000, rounds: 1 },
  http: { objects: 100, archived: 100, connections: [1, 4], seconds: 0.1, uploads: 2, uploadBytes: 1024 ** 2 },
  loop: { objects: 100, rounds: 1 },
  starts: { rounds: 1 },
};
