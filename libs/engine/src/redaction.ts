import {
  AppError,
  copiesOf,
  createCopyRedaction,
  findSuspects,
  redactedTexts,
  redactObject,
  redactSuspects,
  type ManagedObject,
  type RedactedText,
} from '@tsferry/domain';

/** Takes what looks like a secret out of everything that an export writes, copies elsewhere included. */
export type Redaction = {
  /** A text of its own: the comment, a path. */
  readonly text: (text: string, where: string) => string;
  readonly object: <Managed extends ManagedObject>(object: Managed) => Managed;
  /** Throws SUSPECTED_SECRETS for a name that cannot be changed, such as an id, and holds what was redacted elsewhere. */
  readonly requireFree: (name: string, what: string) => void;
};

/** Changes nothing. */
export const noRedaction: Redaction = { text: (text) => text, object: (object) => object, requireFree: () => {} };

/** The redaction of an export of these objects, whose documented secrets are blanked, with other texts that it writes. */
export function createRedaction(objects: readonly ManagedObject[], texts: readonly string[]): Redaction {
  const copies = createCopyRedaction([...objects.flatMap(redactedTexts), ...texts.flatMap(copiesIn)]);
  return {
    text: (text, where) => copies.redact(redactSuspects(text, findSuspects(text, { where }))),
    object: (object) => {
      const { name, instance, sideFiles, ...rest } = redactObject(object);
      return { ...rest, ...copies.redact({ name, instance, sideFiles }) } as typeof object;
    },
    requireFree(name, what) {
      if (!copies.holds(name) && findSuspects(name, { where: what }).length === 0) return;
      throw new AppError(
        'SUSPECTED_SECRETS',
        `${what} holds a value that is redacted elsewhere, and cannot be changed.`,
        {
          hint: 'Rename it in the site, or keep suspected secrets.',
          next: [{ do: 'choose-suspected', policy: 'warn' }],
        },
      );
    },
  };
}

function copiesIn(text: string): RedactedText[] {
  return copiesOf(findSuspects(text, { where: 'text' }).map(({ start, end }) => text.slice(start, end)));
}
