/** The rows of the Related Objects page. Make them once a plan. */
import type { ExportRow, MissingReference } from '@tsferry/domain';
import { nameAndId, namesOf } from '../words/index.js';
import { labelOf } from '../words/labels.js';

/** An object that is exported, as a plan or an answer has it. */
type ExportObject = Pick<ExportRow, 'class' | 'id' | 'name' | 'because'> &
  ({ readonly bytes: number } | Pick<ExportRow, 'contents'>);

type Missing = Pick<MissingReference, 'id' | 'class' | 'name' | 'wantedBy'>;

/** An object that is exported. */
type RelatedObject<Object extends ExportObject = ExportObject> = {
  readonly kind: 'object';
  readonly key: string;
  readonly object: Object;
  readonly label: string;
  readonly bytes: number;
  /** Names from a root down to it: why it is in. */
  readonly chain: readonly string[];
  /** `asked for`, or what needs it. */
  readonly why: string;
};

/** Something that the site does not have. */
type RelatedMissing = {
  readonly kind: 'missing';
  readonly key: string;
  readonly missing: Missing;
  readonly label: string;
  readonly wantedBy: readonly string[];
  readonly why: string;
};

/** One row of the Related Objects page. */
export type RelatedRow<Object extends ExportObject = ExportObject> = RelatedObject<Object> | RelatedMissing;

/** What is missing first, then the objects, what needs others before what they need. */
export function relatedRows<Object extends ExportObject>(plan: {
  readonly objects: readonly Object[];
  readonly missing: readonly Missing[];
}): RelatedRow<Object>[] {
  const objects = new Map(plan.objects.map((object) => [object.id, object]));
  const names = namesOf(plan.objects);
  const named = (id: string): string => nameAndId(names.get(id), id);
  return [
    ...plan.missing.map((missing): RelatedMissing => {
      const wantedBy = missing.wantedBy.map(named);
      const why = `not in this site; wanted by ${wantedBy[0] ?? ''}`;
      return { kind: 'missing', key: missingKey(missing), missing, label: labelOf(missing.class), wantedBy, why };
    }),
    ...plan.objects.toReversed().map((object): RelatedObject<Object> => ({
      kind: 'object',
      key: `${object.class} ${object.id}`,
      object,
      label: labelOf(object.class),
      bytes: bytesOf(object),
      chain: chainTo(object, objects).map(named),
      why: object.because === null ? 'asked for' : `needed by ${named(object.because)}`,
    })),
  ];
}

const missingKey = ({ class: className, id }: Missing): string => `missing ${className ?? ''} ${id}`;

const bytesOf = (object: ExportObject): number =>
  'contents' in object ? object.contents.reduce((sum, { bytes }) => sum + bytes, 0) : object.bytes;

/** Ids from a root down to an object. A ring of applications that need each other ends where it would begin again. */
function chainTo(object: ExportObject, objects: ReadonlyMap<string, ExportObject>): string[] {
  const chain = [object.id];
  for (let at = object.because; at !== null && !chain.includes(at); at = objects.get(at)?.because ?? null)
    chain.unshift(at);
  return chain;
}
