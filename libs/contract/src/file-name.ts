import { z } from '@hono/zod-openapi';

/** A text in any case, for a pattern that has no flag for it. */
const anyCase = (text: string): string => text.replace(/[a-z]/g, (one) => `[${one}${one.toUpperCase()}]`);

const devices = ['con', 'prn', 'aux', 'nul', 'com[0-9¹²³]', 'lpt[0-9¹²³]'].map((name) =>
  name.replace(/^[a-z]+/, anyCase),
);
/** What no file of Windows is named: a device, and what begins or ends with a dot or a space. */
const start = `(?![. ]|(?:${devices.join('|')})(?:\\.|$))`;
const characters = '[^\\\\/:*?"<>|\\p{C}]+';

/** A name that a pattern describes. The pattern is in the document too: ECMA-262, to be read with the flag u. */
function nameLike(pattern: string, message: string, example: string) {
  return z.string().max(200).regex(new RegExp(pattern, 'u'), message).openapi({ pattern, example });
}

/** The name of a file in a folder that the server chooses: no separators, no control characters, no dot at an end. */
export const fileNameSchema = nameLike(
  `^${start}${characters}(?<![. ])$`,
  'A file name, such as "Windows 11.zip".',
  'Windows 11.zip',
);

/** The name of a zip that is uploaded. */
export const zipNameSchema = nameLike(
  `^${start}${characters}\\.${anyCase('zip')}$`,
  'The name of a zip, such as "lab.zip".',
  'lab.zip',
);
