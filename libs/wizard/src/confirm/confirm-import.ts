/** The one rule for asking before an import: what it would replace is shown, and the code of the site is asked for. */
import { AppError, replaces, type Action } from '@tsferry/domain';
import { count, nameAndId } from '../words/index.js';
import { labelOf } from '../words/labels.js';

type Row = {
  readonly class: string;
  readonly name: string;
  /** Its name in the site, where the plan says it. */
  readonly targetName?: string;
  readonly targetId: string;
  readonly action: Action;
};
type Plan<Object extends Row = Row> = { readonly site: string; readonly objects: readonly Object[] };

/** The objects of the site that an import would change, in the order of the plan. */
export function replacedObjects<Object extends Row>({ objects }: Plan<Object>): Object[] {
  return objects.filter(({ action }) => replaces(action));
}

/** What is asked before an import that replaces objects. */
export type Confirmation = {
  /** What has to be typed, in upper or lower case: the code of the site. */
  readonly code: string;
  /** `Replace 2 objects of site PRD?` */
  readonly question: string;
  /** One a line: `Package Tools (PRD00001)`. */
  readonly objects: readonly string[];
  /** What to type, as a sentence. */
  readonly ask: string;
};

/** What has to be confirmed before an import; null when it replaces nothing. */
export function confirmationOf(plan: Plan): Confirmation | null {
  const rows = replacedObjects(plan);
  if (rows.length === 0) return null;
  return {
    code: plan.site,
    question: `Replace ${count(rows.length, 'object')} of site ${plan.site}?`,
    objects: rows.map(
      ({ class: className, name, targetName, targetId }) =>
        `${labelOf(className)} ${nameAndId(targetName || name, targetId)}`,
    ),
    ask: `Type ${plan.site} to replace ${rows.length === 1 ? 'it' : 'them'}.`,
  };
}

/** Whether what was typed is the code of the site. White space around it and case do not count. */
export function isConfirmed(code: string, typed: string): boolean {
  return typed.trim().toUpperCase() === code.trim().toUpperCase();
}

/**
 * Throws NOT_CONFIRMED, with every object that would be replaced, unless `confirm` is the code of the site or nothing is
 * replaced.
 */
export function requireConfirmed(plan: Plan, confirm: string | undefined): void {
  const rows = replacedObjects(plan);
  if (rows.length === 0 || (confirm !== undefined && isConfirmed(plan.site, confirm))) return;
  throw new AppError(
    'NOT_CONFIRMED',
    `The import would replace ${count(rows.length, 'object')} of site ${plan.site}.`,
    {
      hint: `Look at what would be replaced, then confirm it with the code of the site, ${plan.site}.`,
      details: {
        site: plan.site,
        objects: rows.map(({ class: className, name, targetId, action }) => ({
          class: className,
          id: targetId,
          name,
          action,
        })),
      },
      next: [{ do: 'confirm-import', site: plan.site }],
    },
  );
}
