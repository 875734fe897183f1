import type { Api as Routes } from '@tsferry/api';
import type { Hono } from 'hono';
import type { BlankEnv, ExtractSchema } from 'hono/types';

/** What every route takes and answers, by path and method. Made of the API's own types; the build writes it out. */
export type Schema = ExtractSchema<Routes>;

/** The API, as `hc` reads it. */
export type Api = Hono<BlankEnv, Schema, '/'>;
