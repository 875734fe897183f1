import { sep } from 'node:path';
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ApiEnv } from './api-env.js';
import type { Settings } from './settings.js';

/** The folders of a server. */
type PathSettings = Pick<Settings, 'archives' | 'exports' | 'uploads' | 'maps' | 'home'>;

const foldersOf = ({ archives, exports, uploads, home, maps }: PathSettings): string[] =>
  [archives, exports, uploads, home, ...maps.map(({ folder }) => folder.replace(/[\\/]+$/, ''))].filter(
    (folder) => folder !== null,
  );

/** Replaces what a text says of the folders of this machine by what a client knows of them. */
export type HidePaths = <Value>(value: Value) => Value;

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const slash = `[\\\\/]`;
/** Where the name of a folder ends: `/srv/in` is not in `/srv/inside`, and is in "cannot read /srv/in." */
const end = `(?![\\w-]|\\.[\\w-])`;

/**
 * Takes the configured folders out of every text of an answer: a file of them is named from there on, a folder that a
 * share map knows by its UNC path. The engine speaks to who runs it, and a plan keeps the paths that it is applied with;
 * a client is told no path of the server. Which folders these are, only the server knows.
 */
export function createHidePaths(settings: PathSettings): HidePaths {
  /** A folder, with what is below it and may be hidden too, and the slash before what is shown. */
  const rule = (folder: string, below = '') => ({
    pattern: new RegExp(`(?<![\\w.-])${escape(folder)}${end}${below}${slash}?`, 'g'),
    by: '',
  });
  const rules: readonly { readonly pattern: RegExp; readonly by: string }[] = [
    rule(settings.uploads, `(?:${slash}${guid}(?:\\.[a-z]+)?)?`),
    rule(settings.exports, `(?:${slash}[A-Z0-9]{3}(?=${slash}))?`),
    ...[settings.archives, settings.home].flatMap((folder) => (folder === null ? [] : [rule(folder)])),
    ...settings.maps.map(({ unc, folder }) => ({
      pattern: new RegExp(`(?<![\\w.-])${escape(folder.replace(/[\\/]+$/, ''))}${end}`, 'g'),
      by: unc.replaceAll('$', '$$$$'),
    })),
  ];
  const text = (value: string): string =>
    value.includes(sep) ? rules.reduce((rest, { pattern, by }) => rest.replace(pattern, by), value) : value;
  const hide = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(hide);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, hide(inner)]));
  };
  return (value) => hide(value) as typeof value;
}

/**
 * Hides the paths of the server in every JSON answer, so that no route can forget to. Most answers have none: that is seen
 * in their text, much faster than by looking at every value. The steps of a large answer take turns with other requests.
 */
export function hideInAnswers(settings: PathSettings, hide: HidePaths): MiddlewareHandler<ApiEnv> {
  const folders = foldersOf(settings).map((folder) => JSON.stringify(folder).slice(1, -1));
  return async (c, next) => {
    const answer = async (value: unknown, status: ContentfulStatusCode = 200, headers = {}): Promise<Response> => {
      await othersTurn();
      const text = JSON.stringify(value);
      await othersTurn();
      const hidden = folders.some((folder) => text.includes(folder)) ? JSON.stringify(hide(value)) : text;
      return c.body(hidden, status, { 'Content-Type': 'application/json', ...headers });
    };
    c.json = answer as unknown as typeof c.json;
    await next();
  };
}
