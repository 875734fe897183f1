import type { Schema as Contract } from '@tsferry/contract';

/** What every route takes and answers, by path and method. The build writes it out. */
export type Schema = Contract;
