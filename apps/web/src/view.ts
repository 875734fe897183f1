import type { Child } from 'hono/jsx';
import type { Viewer } from './viewer.js';
import type { Client } from '@tsferry/client';

/** What a view shows. */
export type View = {
  readonly title: string;
  readonly current?: 'sites' | 'archives' | 'jobs' | 'tokens';
  /** HTTP status; 200 when left out. */
  readonly status?: number;
  /** What is said of it to who listens to the page; the title when left out. */
  readonly say?: string;
  readonly body: Child;
};

/** Makes a view out of what the address asks for. Throws the API's errors. */
export type ShowView = (api: Client, query: URLSearchParams, viewer: Viewer) => Promise<View>;

/** Does what a form asks for; answers the address of the view to go on with, or a view that says why not. */
export type DoAction = (api: Client, fields: URLSearchParams) => Promise<string | View>;
