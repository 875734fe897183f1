import type { OptionSpec } from '../command.js';

/** Says where shares are on this machine. */
export const mapOption: OptionSpec = {
  flags: '--map <unc=folder>',
  text: "a share and the folder of this machine that it is, as '\\\\server\\share=/mnt/share'; repeatable",
  many: true,
};
