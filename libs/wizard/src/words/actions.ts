import type { Action, ImportLink, Match } from '@tsferry/domain';

/** What the official wizard calls an action. */
export const actionWords: Readonly<Record<Action, string>> = {
  create: 'Create New',
  ignore: 'Ignore Duplicate',
  overwrite: 'Overwrite',
  'add-revision': 'Add Revision',
};

/** The sign of an action in a list of changes. What is missing is `!`. */
export const actionSigns: Readonly<Record<Action, string>> = {
  create: '+',
  ignore: '=',
  overwrite: '~',
  'add-revision': '~',
};

/** What is decided about a reference to an object that is not in the archive, in the words of the official wizard. */
export const referenceWords = {
  ignore: 'Ignore Dependency',
  undecided: 'to decide',
  linked: 'linked',
} as const;

/** How an object was recognised, in a few words. */
export const matchWords: Readonly<Record<Match, string>> = {
  new: 'new here',
  own: 'from this site',
  imported: 'imported before',
  identical: 'identical',
  'same-name': 'same name exists',
  predefined: 'every site has its own',
};

/** Why a reference leads to an object of the site, in a few words. */
export const linkWords: Readonly<Record<ImportLink['why'], string>> = {
  own: 'from this site',
  registry: 'imported before',
  predefined: 'every site has its own',
  chosen: 'chosen',
};
