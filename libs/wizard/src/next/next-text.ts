import type { NextStep } from '@tsferry/domain';
import { suspectedWords } from '../export/pages.js';
import { actionWords } from '../words/index.js';

type Of<Do extends NextStep['do']> = Extract<NextStep, { do: Do }>;

const texts: { readonly [Do in NextStep['do']]: (step: Of<Do>) => string } = {
  'choose-action': ({ id, action, targetId }) =>
    `Choose ${actionWords[action]} for ${id}${targetId === undefined ? '' : `, with ${targetId}`}.`,
  'choose-class-action': ({ class: className, action }) => `Choose ${actionWords[action]} for every ${className}.`,
  'link-missing': ({ id, targetId }) => `Link ${id} to ${targetId ?? 'an object of the site'}.`,
  'ignore-missing': () => 'Ignore every missing dependency.',
  'confirm-import': ({ site }) => `Confirm it with the code of the site, ${site}.`,
  'map-share': ({ share }) => `Say which folder of this machine ${share} is.`,
  'leave-out-content': () => 'Leave the content out.',
  'copy-content': () => 'Copy the content to a share.',
  'choose-suspected': ({ policy }) => `For suspected secrets choose ${suspectedWords[policy]}.`,
  'replace-archive': () => 'Replace the export of that name.',
  'use-site': ({ site }) => `Use site ${site}.`,
  'create-site': ({ code }) => `Create site ${code}.`,
  'list-objects': ({ site }) => `List the objects of site ${site}.`,
  'inspect-archive': () => 'Look into the archive.',
  'list-tokens': () => 'List the tokens.',
};

/** What can be done next, as a plain sentence. The command line words steps as options and commands instead. */
export function nextText(step: NextStep): string {
  return texts[step.do](step as never);
}
