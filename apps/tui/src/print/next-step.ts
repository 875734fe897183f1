/** What to do next, as the command line has it: an option to add, or a command. */
import type { NextStep } from '@tsferry/domain/error';
import { shellWord } from './shell-word.js';

type Of<Do extends NextStep['do']> = Extract<NextStep, { do: Do }>;

const words: { readonly [Do in NextStep['do']]: (step: Of<Do>) => string } = {
  'choose-action': ({ id, action, targetId }) =>
    `--set ${shellWord(`${id}=${action}${targetId === undefined ? '' : `@${targetId}`}`)}`,
  'choose-class-action': ({ class: className, action }) => `--action ${shellWord(`${className}=${action}`)}`,
  'link-missing': ({ id, targetId }) =>
    targetId === undefined ? `--link ${shellWord(`${id}=`)}TARGETID` : `--link ${shellWord(`${id}=${targetId}`)}`,
  'ignore-missing': () => '--ignore-missing',
  'confirm-import': () => '--yes',
  'map-share': ({ share }) => `--map ${shellWord(`${share}=/mnt/share`)}`,
  'leave-out-content': () => '--no-content',
  'copy-content': () => '--content-to FOLDER',
  'choose-suspected': ({ policy }) => `--suspected ${policy}`,
  'replace-archive': () => '--overwrite',
  'use-site': ({ site }) => `--site ${shellWord(site)}`,
  'create-site': ({ code, kind }) =>
    `tsferry site create ${shellWord(code)}${kind === 'central' ? ' --kind central' : ''}`,
  'list-objects': ({ site }) => `tsferry list --site ${shellWord(site)}`,
  'inspect-archive': ({ file }) => `tsferry inspect ${file === undefined ? 'FILE' : shellWord(file)}`,
  'list-tokens': () => 'tsferry token list',
};

/** `add --set LAB00001=overwrite`, or `tsferry list --site LAB`. */
export function nextStepText(step: NextStep): string {
  const text = words[step.do](step as never);
  return text.startsWith('--') ? `add ${text}` : text;
}
