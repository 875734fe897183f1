import { AppError } from '@tsferry/domain/error';

/** No control characters, and none that turn the direction of a text: `a\u202egpj.exe` is shown as `aexe.jpg`. */
const segment = /^(?!\.{1,2}$)[^\\/:*?"<>|\p{Cc}\p{Cs}\p{Bidi_Control}]{1,255}(?<![. ])$/u;
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** The segments of a path below the content folder. Throws CONTENT_NAME for what Windows could not hold, or leaves it. */
export function contentPath(path: string): string[] {
  const segments = path.split('/');
  const wrong = segments.find((one) => !segment.test(one) || device.test(one));
  if (wrong === undefined && path.length <= 1000 && segments.length <= 64) return segments;
  throw new AppError('CONTENT_NAME', `${JSON.stringify(path.slice(0, 200))} cannot be the path of a content file.`, {
    hint: 'Send the path below the content folder, with slashes, and names that Windows can hold.',
    details: { path: path.slice(0, 1000) },
  });
}
