/** @module The API as a type: what Hono's `hc` makes a client from. Computed from the routes, with no server. */
import type { RouteConfig, RouteConfigToTypedResponse, RouteHandler } from '@hono/zod-openapi';
import type { Handler, Hono, ToSchema } from 'hono';
import type { BlankEnv, MergePath } from 'hono/types';
import type { routes } from './routes.js';

type Routes = typeof routes;

/** A route with its path as Hono writes it: `/sites/:site`. */
type Route = RouteConfig & { getRoutingPath(): string };

/** What a route takes, as it is sent and as it is read. */
type InputOf<One extends Route> =
  RouteHandler<One> extends Handler<infer _Env, infer _Path, infer Input> ? Input : never;

/** A route as Hono's schemas state it: by path and method. */
type SchemaOf<One extends Route> = ToSchema<
  One['method'],
  MergePath<'/v1', ReturnType<One['getRoutingPath']>>,
  InputOf<One>,
  RouteConfigToTypedResponse<One>
>;

type Intersection<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

/** What every route takes and answers, by path and method. */
export type Schema = Intersection<{ [Name in keyof Routes]: SchemaOf<Routes[Name]> }[keyof Routes]>;

/** The API as Hono reads it: `hc<Api>(url)` is a client. */
export type Api = Hono<BlankEnv, Schema, '/'>;
