import { sep } from 'node:path';
import type { Settings } from './settings.js';

/** Replaces what a text says of the folders of this machine by what a client knows of them. */
export type HidePaths = <Value>(value: Value) => Value;

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/**
 * Takes the configured folders out of every text of an answer: a file of them is named from there on, a folder that a
 * share map knows by its UNC path. The engine speaks to who runs it; a client is told no path of the server.
 */
export function createHidePaths(
  settings: Pick<Settings, 'archives' | 'exports' | 'uploads' | 'maps' | 'home'>,
): HidePaths {
  const slash = `[\\\\/]`;
  const rules: { readonly pattern: RegExp; readonly by: string }[] = [
    { pattern: new RegExp(`${escape(settings.uploads)}(?:${slash}${guid}(?:\\.[a-z]+)?)?${slash}?`, 'g'), by: '' },
    { pattern: new RegExp(`${escape(settings.exports)}(?:${slash}[A-Z0-9]{3}(?=${slash}))?${slash}?`, 'g'), by: '' },
    ...[settings.archives, settings.home].flatMap((folder) =>
      folder === null ? [] : [{ pattern: new RegExp(`${escape(folder)}(?:${slash}|(?![\\w.-]))`, 'g'), by: '' }],
    ),
    ...settings.maps.map(({ unc, folder }) => ({
      pattern: new RegExp(`${escape(folder.replace(/[\\/]+$/, ''))}(?=${slash}|(?![\\w.-]))`, 'g'),
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
