import { kindFor, kindOf } from '../object/kinds/kinds.js';
import { applicationClass } from '../object/kinds/application.js';
import type { ArchivedObject, ObjectHead } from '../object/managed-object.js';
import { idKey, refKey } from '../reference/ref.js';
import { createIdAllocator } from './allocate-ids.js';
import { contentPackageOf, type ArchiveReferences } from './archive-references.js';
import { contentSources, importContents, type ContentIndex } from './content-facts.js';
import { guidOf } from './guid.js';
import { programAt, type Recognition } from './match.js';
import type { Action, Blocker, ImportRow } from './plan.js';
import { decideAction, programAction, type Decision, type PolicyIndex } from './policy.js';
import { toCandidate } from './resolve-references.js';
import { nameOfProgram, type SiteIndex } from './site-index.js';

/** The row of the object at a position of the archive. */
export type RowOf = (position: number | undefined) => ImportRow | undefined;

/** The rows of a plan, in the order of the archive. */
export type ImportRows = {
  readonly rows: readonly ImportRow[];
  readonly rowOf: RowOf;
  readonly blockers: readonly Blocker[];
  readonly numbers: { readonly from: number; readonly to: number };
};

/** What rows are made from. */
export type RowInput = {
  readonly planId: string;
  readonly references: ArchiveReferences;
  /** By position. */
  readonly recognitions: readonly (Recognition | undefined)[];
  readonly rules: PolicyIndex;
  readonly index: SiteIndex;
  readonly contents: ContentIndex;
  readonly nextNumber: number;
  /** At least 32 hex digits that depend on the text alone. */
  readonly hash: (text: string) => string;
};

/** Decides every object and gives out the new ids, in the order of the archive; programs come after their packages. */
export function importRows(input: RowInput): ImportRows {
  const { index, references, recognitions } = input;
  const { objects } = references;
  const allocator = createIdAllocator(index.info.code, input.nextNumber, (id) => index.withId(id).length > 0);
  const made = new Array<ImportRow | undefined>(objects.length);
  const rowOf: RowOf = (position) => (position === undefined ? undefined : made[position]);
  const blockers: Blocker[] = [];
  const programs: number[] = [];
  for (const [position, object] of objects.entries()) {
    const found = recognitions[position];
    if (!found) continue;
    if (kindFor(object).identity === 'owned') {
      programs.push(position);
      continue;
    }
    const decision = decideAction(object, found, input.rules, index);
    for (const blocker of decision.blockers) blockers.push(blocker);
    const targetId = targetOf(object, decision, input, allocator.take);
    const sourceId = decision.action === 'create' ? contentPackageOf(object) : null;
    const contentPackage = sourceId === null ? null : { sourceId, targetId: allocator.take() };
    made[position] = makeRow(object, found, decision, targetId, input, contentPackage);
  }
  for (const position of programs) {
    const { row, blocker } = programRow(
      objects[position]!,
      recognitions[position]!,
      rowOf(references.ownerOf(position)),
      input,
    );
    made[position] = row;
    if (blocker) blockers.push(blocker);
  }
  const rows = made.filter((row) => row !== undefined);
  return {
    rows,
    rowOf,
    blockers: [...blockers, ...overwrittenTwice(rows)],
    numbers: { from: input.nextNumber, to: allocator.next() },
  };
}

function targetOf(object: ArchivedObject, decision: Decision, input: RowInput, take: () => string): string {
  if (decision.action !== 'create') return decision.target?.id ?? '';
  if (kindFor(object).identity === 'package') return take();
  if (object.class !== applicationClass || !input.index.get(object.class, object.id)) return object.id;
  // Create New Application: the model name is taken, so the new one has another logical name in its scope.
  const guid = guidOf(input.hash(`${input.planId}\n${refKey(object)}\nlogical name`));
  return `${object.id.slice(0, object.id.lastIndexOf('/'))}/Application_${guid}`;
}

const saying: Readonly<Record<Decision['action'], (target: string) => string>> = {
  create: () => 'Create New',
  ignore: (target) =>
    target === '' ? 'Ignore Duplicate, target not chosen yet' : `Ignore Duplicate, linked to ${target}`,
  overwrite: (target) => (target === '' ? 'Overwrite, target not chosen yet' : `Overwrite ${target}`),
  'add-revision': (target) => (target === '' ? 'Add Revision, target not chosen yet' : `Add Revision to ${target}`),
};

/** The reason made last: most rows of a plan have the same, and 100,000 copies of it are a lot to keep. */
let last = { sentence: '', reason: '' };

function reasonOf(found: Recognition, decision: Pick<Decision, 'action' | 'decidedBy'>, targetId: string): string {
  const action = saying[decision.action](targetId);
  // Microsoft's wizard has no such rule (libs/domain/docs/identity.md, "How an import recognises an object").
  const departure =
    found.match === 'identical' && decision.decidedBy === null ? ' (the console would offer Create New)' : '';
  const sentence = `${found.why}: ${action}${departure}.`;
  if (last.sentence !== sentence) last = { sentence, reason: sentence[0]!.toUpperCase() + sentence.slice(1) };
  return last.reason;
}

/** Rows share it where they have nothing to list, as they share their offers: a plan may have 100,000, and nobody changes one. */
const none: never[] = [];

function makeRow(
  object: ArchivedObject,
  found: Recognition,
  decision: Decision,
  targetId: string,
  { contents: index }: RowInput,
  contentPackage: ImportRow['contentPackage'] = null,
): ImportRow {
  const { action, target, offers } = decision;
  const contents = action === 'ignore' ? none : importContents(object, contentSources(object), index);
  return {
    class: object.class,
    sourceId: object.id,
    name: object.name,
    match: found.match,
    action,
    targetId,
    targetName: nameAfter(object, action, target, targetId),
    targetVersion: target?.version ?? null,
    contentPackage,
    reason: reasonOf(found, decision, targetId),
    offers: offers as Action[],
    candidates: found.candidates.length === 0 ? none : found.candidates.map(toCandidate),
    bytes: contents.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0),
    contents,
  };
}

/** An ignored object keeps the existing one's name; every other action brings the archived definition, name included. */
function nameAfter(
  object: ArchivedObject,
  action: Decision['action'],
  target: ObjectHead | null,
  targetId: string,
): string {
  if (targetId === '') return '';
  return action === 'ignore' ? (target?.name ?? object.name) : object.name;
}

/** What a program offers: what its package does. */
const only: Readonly<Record<Action, readonly Action[]>> = {
  create: ['create'],
  ignore: ['ignore'],
  overwrite: ['overwrite'],
  'add-revision': ['add-revision'],
};

function programRow(
  program: ArchivedObject,
  found: Recognition,
  owner: ImportRow | undefined,
  input: RowInput,
): { readonly row: ImportRow; readonly blocker: Blocker | null } {
  const { index, rules } = input;
  const ownerId = owner?.targetId ?? '';
  const there = ownerId === '' || owner?.action === 'create' ? null : programAt(ownerId, program, index);
  const action = owner ? programAction(owner.action, there !== null) : 'ignore';
  const targetId = ownerId === '' ? '' : `${ownerId}/${nameOfProgram(program.id)}`;
  const decision: Decision = { action, offers: only[action], target: there, decidedBy: null, blockers: none };
  const row = makeRow(program, found, decision, targetId, input);
  const wanted = rules.byId(program.id);
  const byClass = found.match === 'new' ? undefined : rules.byClass(program.class);
  const asked = [wanted?.action, byClass].find((other) => other !== undefined && other !== action);
  const refused = wanted?.targetId === undefined ? asked : `A target (${wanted.targetId})`;
  const why = owner ? `it follows its package ${owner.sourceId} (${action})` : found.why;
  const blocker: Blocker | null = refused
    ? {
        code: 'ACTION_NOT_OFFERED',
        id: program.id,
        message: `${refused} is not offered for program ${program.id}: ${why}.`,
      }
    : null;
  return { row: owner ? row : { ...row, reason: `Not imported: ${found.why}.` }, blocker };
}

/** Two archived objects cannot both become one existing object. */
function overwrittenTwice(rows: readonly ImportRow[]): Blocker[] {
  const first = new Map<string, ImportRow>();
  const blockers: Blocker[] = [];
  for (const row of rows) {
    if (row.targetId === '' || row.action === 'ignore' || row.action === 'create') continue;
    const key = `${row.class}\n${idKey(row.targetId)}`;
    const other = first.get(key);
    if (!other) first.set(key, row);
    else if (kindOf(row.class).identity !== 'owned') {
      const message = `${other.sourceId} and ${row.sourceId} would both change ${row.targetId}: choose another target or action for one.`;
      blockers.push({ code: 'CHOOSE_TARGET', id: row.sourceId, message });
    }
  }
  return blockers;
}
