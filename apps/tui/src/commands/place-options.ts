import { AppError } from '@tsferry/domain/error';
import type { OptionSpec } from '../command.js';

/** Where to look: in a site, or in an archive. The engine refuses both and none. */
export type PlaceOptions = { readonly in?: string; readonly site?: string };

/** The options for them. */
export const placeOptions: readonly OptionSpec[] = [
  { flags: '--site <code>', text: 'code of the site' },
  { flags: '--in <file>', text: 'the zip of an export, instead of a site', file: true },
];

/** The place that they name, each of them as a place: `--in PRD` is a site, too. Throws USAGE for an object of one. */
export async function placeOf({ in: file, site }: PlaceOptions): Promise<{ file?: string; site?: string }> {
  if ((file === undefined) === (site === undefined)) return { file, site };
  const text = file ?? site!;
  const { placeArgument } = await import('./place-argument.js');
  const { object, ...place } = placeArgument(text);
  if (object === undefined) return place;
  throw new AppError('USAGE', `${text} names an object, not a site or an archive.`, {
    hint: 'Name the place alone, and the object by its id.',
    details: { place: text, object },
  });
}
