import { applicationClass, type Action, type ImportRow } from '@tsferry/domain';
import { actionWords } from '../words/index.js';

/** What an action is called for a row: Create New of an application that is here makes a new application. */
export function actionLabel({ class: className, match }: Pick<ImportRow, 'class' | 'match'>, action: Action): string {
  const isHere = className === applicationClass && match !== 'new';
  return action === 'create' && isHere ? 'Create New Application' : actionWords[action];
}
