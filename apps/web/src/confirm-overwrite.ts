import type { ImportAnswer } from '@tsferry/domain/shapes';
import { show } from '@tsferry/domain/wording';

/** What has to be typed before objects of the site are changed, and what it is about. */
export type Confirmation = { readonly name: string; readonly what: string };

/** The name of the one object that is changed, or the code of the site where it is several; null when none is. */
export function confirmationOf(plan: Pick<ImportAnswer, 'objects' | 'site'>): Confirmation | null {
  const changed = plan.objects.filter(({ action }) => action === 'overwrite' || action === 'add-revision');
  const [only] = changed;
  if (only === undefined) return null;
  return changed.length === 1
    ? { name: show(only.name), what: 'this object' }
    : { name: plan.site, what: `${changed.length} objects of ${plan.site}` };
}

/** Whether what was typed is what was asked for. White space around it does not count. */
export function isConfirmed(plan: Pick<ImportAnswer, 'objects' | 'site'>, typed: string): boolean {
  const wanted = confirmationOf(plan);
  return wanted === null || typed.trim() === wanted.name.trim();
}
