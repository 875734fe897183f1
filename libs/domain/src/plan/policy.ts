import { AppError } from '../error.js';
import { kindFor } from '../object/kinds/kinds.js';
import { applicationClass } from '../object/kinds/application.js';
import type { ArchivedObject, ObjectHead } from '../object/managed-object.js';
import { idKey } from '../reference/ref.js';
import type { Recognition } from './match.js';
import type { Action, Blocker, ImportPolicy, Match } from './plan.js';
import type { SiteIndex } from './site-index.js';

/** What happens to one object, and what is still to be decided. */
export type Decision = {
  readonly action: Action;
  /** Actions offered, the default first. */
  readonly offers: readonly Action[];
  /** The existing object that is linked or changed; null for a new one, and while none is chosen. */
  readonly target: ObjectHead | null;
  readonly decidedBy: 'byId' | 'byClass' | 'default' | null;
  readonly blockers: readonly Blocker[];
};

/**
 * The actions of each match, the default first (libs/domain/docs/identity.md, "How an import recognises an object").
 * `offersOf` says what an application has instead of Overwrite.
 */
const table: Readonly<Record<Match, readonly Action[]>> = {
  new: ['create'],
  own: ['ignore', 'overwrite'],
  imported: ['ignore', 'overwrite', 'create'],
  identical: ['ignore', 'overwrite', 'create'],
  'same-name': ['create', 'ignore', 'overwrite'],
  predefined: ['ignore'],
};

/**
 * Actions that a row offers, the default first. For an application that is here, Overwrite is Add Revision or Create
 * New Application (libs/domain/docs/identity.md, "Overwrite"). Another object whose id travels cannot be made twice, so
 * Create New falls away where that id is taken.
 */
function offersOf(object: ArchivedObject, match: Match, index: SiteIndex): readonly Action[] {
  const actions = table[match];
  const kind = kindFor(object);
  if (kind.identity !== 'portable') return actions;
  if (object.class === applicationClass) {
    const revised = actions.map((action) => (action === 'overwrite' ? 'add-revision' : action));
    return match === 'own' ? [...revised, 'create'] : revised;
  }
  const taken = index.get(object.class, object.id) !== undefined;
  return taken ? actions.filter((action) => action !== 'create') : actions;
}

const noBlockers: readonly Blocker[] = [];

/** A policy, looked up ignoring case. */
export type PolicyIndex = {
  readonly policy: ImportPolicy;
  byId(id: string): ImportPolicy['byId'][string] | undefined;
  byClass(className: string): Action | undefined;
};

const lookUp = <Value>(record: Readonly<Record<string, Value>>): Map<string, Value> =>
  new Map(Object.entries(record).map(([key, value]) => [idKey(key), value]));

/** Indexes a policy. */
export function indexPolicy(policy: ImportPolicy): PolicyIndex {
  const byId = lookUp(policy.byId);
  const byClass = lookUp(policy.byClass);
  return { policy, byId: (id) => byId.get(idKey(id)), byClass: (className) => byClass.get(idKey(className)) };
}

/** The action asked for, by the nearest rule. What is said of a class, or of all, is about objects already here. */
function asked(
  object: ArchivedObject,
  match: Match,
  rules: PolicyIndex,
): { readonly action: Action; readonly by: 'byId' | 'byClass' | 'default' } | null {
  const byId = rules.byId(object.id);
  if (byId) return { action: byId.action, by: 'byId' };
  if (match === 'new') return null;
  const byClass = rules.byClass(object.class);
  if (byClass) return { action: byClass, by: 'byClass' };
  return rules.policy.default ? { action: rules.policy.default, by: 'default' } : null;
}

/** The usage error for a plain Overwrite of an application. `id` is null when it was said of the class. */
export function overwriteOfApplication(id: string | null): AppError {
  const action = 'add-revision';
  return new AppError(
    'USAGE',
    id === null ? 'Applications cannot be overwritten.' : `Application ${id} cannot be overwritten.`,
    {
      hint: 'Add a revision to the existing application, or create a new application.',
      details: { class: applicationClass, ...(id === null ? {} : { id }) },
      next: [
        id === null
          ? { do: 'choose-class-action', class: applicationClass, action }
          : { do: 'choose-action', id, action },
      ],
    },
  );
}

/**
 * Decides about one object, programs excepted. Throws USAGE for `overwrite` of an application, and for a target
 * together with `create`.
 */
export function decideAction(
  object: ArchivedObject,
  found: Recognition,
  rules: PolicyIndex,
  index: SiteIndex,
): Decision {
  const offers = offersOf(object, found.match, index);
  const wanted = asked(object, found.match, rules);
  if (wanted?.action === 'overwrite' && object.class === applicationClass) throw overwriteOfApplication(object.id);
  const ownDefault = offers[0]!;
  if (!wanted || !offers.includes(wanted.action)) {
    const blockers =
      wanted && wanted.by !== 'default' ? [notOffered(object, found.match, wanted.action, offers)] : noBlockers;
    const target = ownDefault === 'create' ? null : found.target;
    return { action: ownDefault, offers, target, decidedBy: null, blockers };
  }
  const { action, by } = wanted;
  const targetId = by === 'byId' ? rules.byId(object.id)?.targetId : undefined;
  if (action === 'create') {
    if (targetId !== undefined) throw createWithTarget(object.id, targetId);
    return { action, offers, target: null, decidedBy: by, blockers: [] };
  }
  const { target, blockers } = chooseTarget(object, found, action, targetId, index);
  return { action, offers, target, decidedBy: by, blockers };
}

function chooseTarget(
  object: ArchivedObject,
  found: Recognition,
  action: Action,
  targetId: string | undefined,
  index: SiteIndex,
): { readonly target: ObjectHead | null; readonly blockers: readonly Blocker[] } {
  if (targetId !== undefined) {
    const target = index.get(object.class, targetId) ?? null;
    if (target) return { target, blockers: [] };
    const other = index.withId(targetId)[0];
    const what = other ? `is a ${other.class}, not a ${object.class}` : `is not in site ${index.info.code}`;
    return {
      target: null,
      blockers: [{ code: 'TARGET_UNKNOWN', id: object.id, message: `The target ${targetId} of ${object.id} ${what}.` }],
    };
  }
  if (found.target) return { target: found.target, blockers: [] };
  const only = found.candidates.length === 1 ? found.candidates[0]! : null;
  if (only) return { target: only, blockers: [] };
  const list = found.candidates.map(({ id }) => id).join(', ');
  const message = `${object.id} "${object.name}": several objects have that name (${list}); choose the one to ${action}.`;
  return { target: null, blockers: [{ code: 'CHOOSE_TARGET', id: object.id, message }] };
}

function notOffered(object: ArchivedObject, match: Match, action: Action, offers: readonly Action[]): Blocker {
  const message = `${action} is not offered for ${object.id} "${object.name}" (${match}); offered: ${offers.join(', ')}.`;
  return { code: 'ACTION_NOT_OFFERED', id: object.id, message };
}

function createWithTarget(id: string, targetId: string): AppError {
  return new AppError('USAGE', `${id} is to be created, and a new object has no target (${targetId}).`, {
    hint: 'Leave the object of the site out, or choose Ignore Duplicate or Overwrite.',
    details: { id, targetId },
    next: (['create', 'ignore', 'overwrite'] as const).map((action) => ({
      do: 'choose-action' as const,
      id,
      action,
      ...(action === 'create' ? {} : { targetId }),
    })),
  });
}

/** What a program does where its package does `owner`: the same, but one that is absent there is created. */
export function programAction(owner: Action, isThere: boolean): Action {
  return owner === 'overwrite' && !isThere ? 'create' : owner;
}
