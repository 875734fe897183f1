import type { Api as Contract } from '@tsferry/contract';
import type { Hono } from 'hono';
import type { BlankEnv, ExtractSchema } from 'hono/types';

/** What every route takes and answers, by path and method. The build writes it out. */
export type Schema = ExtractSchema<Contract>;

/** The API, as `hc` reads it. */
export type Api = Hono<BlankEnv, Schema, '/'>;
