import type { ShareMap } from '@tsferry/domain';

/** How much is allowed. Bytes, milliseconds, counts. */
export type Limits = {
  /** Body of a request without a token. */
  readonly strangerBytes: number;
  /** Body of a request that is neither a piece of an upload nor what a plan is made from. */
  readonly bodyBytes: number;
  /** What a plan is made from, as JSON, and as a form of the page. */
  readonly planBytes: number;
  readonly planFormBytes: number;
  /** Large bodies of all requests together that are held at once: those beyond `bodyBytes`. */
  readonly heldBytes: number;
  /** All files of one upload. */
  readonly uploadBytes: number;
  /** Files and folders of one upload. */
  readonly uploadEntries: number;
  /** What uploads leave free on their disk. */
  readonly reserveBytes: number;
  /** Uploads that one token has open. */
  readonly openUploads: number;
  /** Plans of one kind that one token has and did not apply: the oldest go. */
  readonly openPlans: number;
  /** Jobs of one token that wait or run, and of all together. */
  readonly jobsOfOne: number;
  readonly jobsOfAll: number;
  /** Jobs that run at once. */
  readonly running: number;
  /** Event streams and requests that wait for their job, of one token and of all together. */
  readonly watchersOfOne: number;
  readonly watchersOfAll: number;
  /** Requests that open archives or plan at once, and that wait for it. */
  readonly heavy: number;
  readonly waiting: number;
  /** Requests of one token, or of one address without one, in a minute. */
  readonly requests: number;
  /** Tokens that were wrong, of one address, in a minute. */
  readonly guesses: number;
  /** The longest a request waits for its job. */
  readonly waitMs: number;
  /** The longest that an event stream says nothing: proxies close silent ones, and who reads it is asked for each time. */
  readonly quietMs: number;
  /** A server that says nothing of a job it runs for so long counts as dead; it says something six times as often. */
  readonly silentMs: number;
  /** The time a request may take to send a body that is no upload. */
  readonly bodyMs: number;
  /** The time in which some bytes of an answer, or of a piece of an upload, have to move; longer than `quietMs`. */
  readonly stalledMs: number;
};

/** What a server is told when it starts. Folders are absolute. */
export type Settings = {
  /** What a request may name as its host, `host:port` in lower case. */
  readonly hosts: readonly string[];
  /** What a browser may name as the origin of a change. */
  readonly origins: readonly string[];
  /** Whether the page is reached over TLS: cookies are marked so. */
  readonly secure: boolean;
  /** Folder of the installation. */
  readonly home: string;
  /** Folder whose zips may be named; null: none. */
  readonly archives: string | null;
  /** Folder that exports are written to, in a folder for each site. */
  readonly exports: string;
  /** Folder that uploads are written to. */
  readonly uploads: string;
  readonly maps: readonly ShareMap[];
  readonly limits: Limits;
};

const gibibyte = 1024 ** 3;

/** The limits of a server that is told nothing else. */
export const defaultLimits: Limits = {
  strangerBytes: 8 * 1024,
  bodyBytes: 64 * 1024,
  planBytes: 4 * 1024 ** 2,
  planFormBytes: 2 * 1024 ** 2,
  heldBytes: 64 * 1024 ** 2,
  uploadBytes: 256 * gibibyte,
  uploadEntries: 250_000,
  reserveBytes: gibibyte / 2,
  openUploads: 16,
  openPlans: 500,
  jobsOfOne: 8,
  jobsOfAll: 64,
  running: 4,
  watchersOfOne: 16,
  watchersOfAll: 256,
  heavy: 2,
  waiting: 256,
  requests: 6_000,
  guesses: 30,
  waitMs: 60_000,
  quietMs: 15_000,
  silentMs: 60_000,
  bodyMs: 30_000,
  stalledMs: 120_000,
};
