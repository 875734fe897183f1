import { AppError } from '@tsferry/domain/error';
import type { OptionSpec } from '../command.js';

/** Says where shares are on this machine. */
export const mapOption: OptionSpec = {
  flags: '--map <unc=folder>',
  text: "a share and the folder of this machine that it is, as '\\\\server\\share=/mnt/share'; repeatable",
  many: true,
};

// A share name cannot hold `=` nor can a server name; the folder may.
const pattern = /^([\\/]{2}[^\\/=]+[\\/][^=]+)=(.+)$/s;

/** Reads `\\server\share=folder`. Throws USAGE. */
export function toShareMaps(values: readonly string[] = []): { unc: string; folder: string }[] {
  return values.map((value) => {
    const match = pattern.exec(value);
    if (match) return { unc: match[1]!, folder: match[2]! };
    throw new AppError('USAGE', `"${value}" is not of the form \\\\server\\share=folder.`, {
      hint: "In a shell, put it in single quotes (--map '\\\\server\\share=/mnt/share').",
      details: { value },
    });
  });
}
