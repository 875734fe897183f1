import type { OptionSpec } from '../command.js';

/** Where to look: in a site, or in an archive. The engine refuses both and none. */
export type PlaceOptions = { readonly in?: string; readonly site?: string };

/** The options for them. */
export const placeOptions: readonly OptionSpec[] = [
  { flags: '--site <code>', text: 'code of the site' },
  { flags: '--in <file>', text: 'the zip of an export, instead of a site', file: true },
];
