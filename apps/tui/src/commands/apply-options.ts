import type { OptionSpec } from '../command.js';

/** What commands that change something take. */
export const applyOptions: readonly OptionSpec[] = [
  { flags: '--dry-run', text: 'show the plan and change nothing' },
  { flags: '-y, --yes', text: 'do not ask' },
  { flags: '--wizard', text: 'ask for everything on the screen, filled in from what is given' },
];

/** The values of `applyOptions`. */
export type ApplyOptions = { readonly dryRun?: boolean; readonly yes?: boolean };
