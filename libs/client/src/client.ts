/**
 * @module The client as a type: for each path of the API the functions that call it. It is what Hono's `hc` makes, stated
 * with fewer and simpler types: a program compiles against it in a fraction of the time.
 */
import type { Schema } from './api.js';

/** An answer, with the type of its body and its status. */
export interface Answer<Body, Status extends number = number> extends Response {
  readonly status: Status;
  json(): Promise<Body>;
}

/** What may be said with a call, beside its input. */
export type CallOptions = { readonly headers?: Record<string, string>; readonly init?: RequestInit };

type Endpoint = {
  readonly input: unknown;
  readonly output: unknown;
  readonly outputFormat: string;
  readonly status: number;
};

/** Bytes are read from a plain `Response`; an answer that is not JSON has no body that is known. */
type AnswerOf<One> = One extends Endpoint
  ? [One['output']] extends [Response]
    ? Response
    : Answer<One['outputFormat'] extends 'json' ? One['output'] : unknown, One['status']>
  : never;

/** A function that calls a route. It takes no input where the route needs none. */
type Call<One extends Endpoint> = object extends One['input']
  ? (input?: One['input'], options?: CallOptions) => Promise<AnswerOf<One>>
  : (input: One['input'], options?: CallOptions) => Promise<AnswerOf<One>>;

type Methods<Endpoints> = {
  [Method in keyof Endpoints]: Endpoints[Method] extends Endpoint ? Call<Endpoints[Method]> : never;
};

/** The methods of a path, each segment of it as a property. */
type AtPath<Path, Endpoints> = Path extends `/${infer Segment}/${infer Rest}`
  ? { [Name in Segment]: AtPath<`/${Rest}`, Endpoints> }
  : Path extends `/${infer Segment}`
    ? { [Name in Segment]: Methods<Endpoints> }
    : never;

type Intersection<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

/** Every route of the API as a function with its types: `client.v1.sites[':site'].objects.$get({ param, query })`. */
export type Client = Intersection<{ [Path in keyof Schema]: AtPath<Path, Schema[Path]> }[keyof Schema]>;
