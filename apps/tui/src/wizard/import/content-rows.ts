/** The rows of the File Content page, made once a plan. */
import { groupBy } from '@tsferry/domain/wording';
import type { Blocker, ImportLink, ImportPlan, ImportRow, MissingReference } from '@tsferry/domain';
import { actionSigns, actionWords, labelOf, nameAndId } from '../../print/words.js';
import { styled, type Span } from '../../terminal/line.js';

/** What every row shows. */
type Shown = {
  /** Tells rows apart, and finds one again in the next plan. */
  readonly key: string;
  /** Id in the archive: what decisions are about. */
  readonly id: string;
  /** '' where the archive does not say. */
  readonly class: string;
  readonly sign: Span;
  readonly name: string;
  readonly label: string;
  readonly match: string;
  readonly action: string;
  /** Id in the site; '' while there is none. */
  readonly target: string;
  /** Whether it waits for a decision. */
  readonly failing: boolean;
  /** Sentences: why this match and action, and what it waits for. */
  readonly reasons: readonly string[];
};

/** An object of the archive, a reference to something that is not in it, or such a reference that was linked. */
export type ContentRow = Shown &
  (
    | { readonly kind: 'object'; readonly object: ImportRow }
    | { readonly kind: 'missing'; readonly missing: MissingReference }
    | { readonly kind: 'link'; readonly link: ImportLink }
  );

/** A row in words: `Package Tools (LAB00001)`, `Reference to LAB00099`. */
export function rowTitle({ kind, class: className, label, name, id }: ContentRow): string {
  if (kind === 'object') return `${label} ${nameAndId(name, id)}`;
  return `Reference to ${className === '' ? '' : `${label} `}${kind === 'link' ? id : nameAndId(name, id)}`;
}

/** References that need or got a choice, by id, so that a row stays where it is; then the objects, class by class. */
export function contentRows(plan: ImportPlan): ContentRow[] {
  const blockers = groupBy(plan.blockers, ({ id }) => id);
  const names = new Map(plan.objects.map(({ sourceId, name }) => [sourceId, name]));
  const chosen = plan.links.filter(({ why }) => why === 'chosen');
  const references = [
    ...plan.missing.map((missing) => missingRow(missing, names, blockers.get(missing.id) ?? [])),
    ...chosen.map(linkRow),
  ].sort((a, b) => (a.key < b.key ? -1 : 1));
  const objects = [...groupBy(plan.objects, (object) => object.class).values()].flat();
  return [...references, ...objects.map((object) => objectRow(object, blockers.get(object.sourceId) ?? []))];
}

const sentences = (blockers: readonly Blocker[]): string[] => blockers.map(({ message }) => message);

function objectRow(object: ImportRow, blockers: readonly Blocker[]): ContentRow {
  const [sign, style] = actionSigns[object.action];
  const failing = blockers.length > 0;
  return {
    kind: 'object',
    object,
    key: `${object.class} ${object.sourceId}`,
    id: object.sourceId,
    class: object.class,
    sign: failing ? styled('bad', '!') : styled(style, sign),
    name: object.name,
    label: labelOf(object.class),
    match: object.match.replace('-', ' '),
    action: actionWords[object.action],
    target: object.targetId,
    failing,
    reasons: [...sentences(blockers), object.reason],
  };
}

const referenceKey = (kind: string, id: string): string => `reference ${id} ${kind}`;

function missingRow(
  missing: MissingReference,
  names: ReadonlyMap<string, string>,
  blockers: readonly Blocker[],
): ContentRow {
  const failing = blockers.length > 0;
  const wantedBy = missing.wantedBy.map((id) => nameAndId(names.get(id), id)).join(', ');
  return {
    kind: 'missing',
    missing,
    key: referenceKey(missing.kind, missing.id),
    id: missing.id,
    class: missing.class ?? '',
    sign: styled(failing ? 'bad' : 'faint', '!'),
    name: missing.name ?? missing.id,
    label: labelOf(missing.class),
    match: 'not in zip',
    action: missing.ignored ? 'Ignore Dependency' : 'to decide',
    target: '',
    failing,
    reasons: [...sentences(blockers), `Wanted by ${wantedBy}.`],
  };
}

function linkRow(link: ImportLink): ContentRow {
  return {
    kind: 'link',
    link,
    key: referenceKey(link.kind, link.id),
    id: link.id,
    class: link.targetClass,
    sign: styled('faint', '='),
    name: link.name ?? link.targetName,
    label: labelOf(link.targetClass),
    match: 'not in zip',
    action: 'linked',
    target: link.targetId,
    failing: false,
    reasons: [`References to ${link.id} become references to ${nameAndId(link.targetName, link.targetId)}.`],
  };
}
