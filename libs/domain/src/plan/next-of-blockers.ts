import type { NextStep } from '../error.js';
import type { Action, Blocker, Candidate, MissingReference } from './plan.js';

/** What of a plan says how a blocker is decided. */
type Plan = {
  readonly blockers: readonly Blocker[];
  readonly objects: readonly {
    readonly sourceId: string;
    readonly action: Action;
    readonly offers: readonly Action[];
    readonly candidates: readonly Candidate[];
  }[];
  readonly missing: readonly MissingReference[];
};

/** What can be done about one blocker of a plan: each way is a decision. */
export function nextOfBlocker({ code, id }: Blocker, plan: Plan): NextStep[] {
  const row = plan.objects.find(({ sourceId }) => sourceId === id);
  const candidates = row?.candidates ?? [];
  switch (code) {
    case 'REFERENCE_MISSING': {
      const known = plan.missing.find((one) => one.id === id)?.candidates ?? [];
      return known.length === 0
        ? [{ do: 'link-missing', id }]
        : known.map((candidate) => ({ do: 'link-missing', id, targetId: candidate.id }));
    }
    case 'CHOOSE_TARGET':
      return candidates.map((candidate) => ({
        do: 'choose-action',
        id,
        action: row!.action,
        targetId: candidate.id,
      }));
    case 'ACTION_NOT_OFFERED':
      return (row?.offers ?? []).map((action) => ({ do: 'choose-action', id, action }));
    default:
      return [];
  }
}

/** As many blockers as the steps of an error are about: the plan has them all. */
const fewBlockers = 3;

/** What can be done about the first blockers of a plan, and about all missing references at once. */
export function nextOfBlockers(plan: Plan): NextStep[] {
  const ignore: NextStep[] = plan.blockers.some(({ code }) => code === 'REFERENCE_MISSING')
    ? [{ do: 'ignore-missing' }]
    : [];
  return [...plan.blockers.slice(0, fewBlockers).flatMap((blocker) => nextOfBlocker(blocker, plan)), ...ignore];
}
