import type { Action, Match } from '../plan/plan.js';

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

/** How an object was recognised, in a few words. */
export const matchWords: Readonly<Record<Match, string>> = {
  new: 'new here',
  own: 'from this site',
  imported: 'imported before',
  identical: 'identical',
  'same-name': 'same name exists',
  predefined: 'every site has its own',
};
