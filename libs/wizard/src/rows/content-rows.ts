/** The rows of the File Content page. Make them once a plan. */
import type { Blocker, ImportLink, MissingReference } from '@tsferry/domain';
import {
  actionSigns,
  actionWords,
  groupBy,
  linkWords,
  nameAndId,
  namesList,
  referenceWords,
  type Names,
} from '../words/index.js';
import { labelOf } from '../words/labels.js';
import type { ContentRow, ImportObject, LinkRow, Mark, MissingRow, ObjectRow } from './content-row.js';

/** The sign of each mark: colour is never the only sign. */
export const markSigns: Readonly<Record<Mark, string>> = { ...actionSigns, waiting: '!', missing: '!', link: '=' };

/** What rows are made from: a plan, or what is answered of one. */
type RowsOf<Object extends ImportObject = ImportObject> = {
  readonly objects: readonly Object[];
  readonly missing: readonly MissingReference[];
  readonly links: readonly ImportLink[];
  readonly blockers: readonly Blocker[];
};

/**
 * References that need or got a choice, by id, so that a row stays where it is; then the objects, class by class; then
 * references that lead to objects of the site without a choice.
 */
export function contentRows<Object extends ImportObject>(plan: RowsOf<Object>): ContentRow<Object>[] {
  const blockers = groupBy(plan.blockers, ({ id }) => id);
  const names: Names = new Map(plan.objects.map(({ sourceId, name }) => [sourceId, name]));
  const links = plan.links.map(linkRow);
  const references = [
    ...plan.missing.map((missing) => missingRow(missing, names, blockers.get(missing.id) ?? none)),
    ...links.filter(isOpen),
  ].sort((a, b) => (a.key < b.key ? -1 : 1));
  const objects = [...groupBy(plan.objects, (object) => object.class)].flatMap(([className, members]) => {
    const label = labelOf(className);
    return members.map((object) => objectRow(object, label, blockers.get(object.sourceId) ?? none));
  });
  return [...references, ...objects, ...links.filter((row) => !isOpen(row))];
}

const none: readonly Blocker[] = [];

const sentences = (blockers: readonly Blocker[]): string[] => blockers.map(({ message }) => message);

function objectRow<Object extends ImportObject>(
  object: Object,
  label: string,
  blockers: readonly Blocker[],
): ObjectRow<Object> {
  const waits = blockers.length > 0;
  return {
    kind: 'object',
    object,
    key: `${object.class} ${object.sourceId}`,
    id: object.sourceId,
    class: object.class,
    mark: waits ? 'waiting' : object.action,
    name: object.name,
    label,
    match: object.match.replace('-', ' '),
    action: actionWords[object.action],
    target: object.targetId,
    waits,
    reasons: [...sentences(blockers), object.reason],
  };
}

const referenceKey = (kind: string, id: string): string => `reference ${id} ${kind}`;

/** What is said of a reference in the place where an object says how it was recognised. */
const notInArchive = 'not in zip';

function missingRow(missing: MissingReference, names: Names, blockers: readonly Blocker[]): MissingRow {
  const waits = blockers.length > 0;
  return {
    kind: 'missing',
    missing,
    key: referenceKey(missing.kind, missing.id),
    id: missing.id,
    class: missing.class ?? '',
    mark: waits ? 'waiting' : 'missing',
    name: missing.name ?? missing.id,
    label: labelOf(missing.class),
    match: notInArchive,
    action: missing.ignored ? referenceWords.ignore : referenceWords.undecided,
    target: '',
    waits,
    reasons: [...sentences(blockers), `Wanted by ${namesList(missing.wantedBy, names)}.`],
  };
}

function linkRow(link: ImportLink): LinkRow {
  return {
    kind: 'link',
    link,
    key: referenceKey(link.kind, link.id),
    id: link.id,
    class: link.class,
    mark: 'link',
    name: link.sourceName ?? link.name,
    label: labelOf(link.class),
    match: notInArchive,
    action: referenceWords.linked,
    target: link.targetId,
    waits: false,
    reasons: [
      `References to ${link.id} become references to ${nameAndId(link.name, link.targetId)}: ${linkWords[link.why]}.`,
    ],
  };
}

/** Whether a row is an object of the archive. */
export function isObjectRow<Object extends ImportObject>(row: ContentRow<Object>): row is ObjectRow<Object> {
  return row.kind === 'object';
}

/** Whether a row is a reference that an administrator decides about: what leads to an object by itself is none. */
export function isOpen(row: ContentRow): row is MissingRow | LinkRow {
  return row.kind === 'missing' || (row.kind === 'link' && row.link.why === 'chosen');
}

/** Every row that a decision for all of the class of one row is about: objects of the class, or every reference to decide about. */
export function rowsLike<Row extends ContentRow>(rows: Iterable<Row>, one: Row): Row[] {
  return [...rows].filter((row) =>
    one.kind === 'object' ? row.kind === 'object' && row.class === one.class : isOpen(row),
  );
}
