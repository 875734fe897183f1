import type { Action, ImportLink, MissingReference } from '@tsferry/domain';
import type { ImportAnswer } from '@tsferry/domain/shapes';
import { nameAndId } from '../words/index.js';

/** An object of the archive, as an answer or a plan tells of it. */
export type ImportObject = ImportAnswer['objects'][number];

/** What stands for a row in a list of changes: what happens to it, or that it waits for a decision. */
export type Mark = Action | 'waiting' | 'missing' | 'link';

/** What every row shows. Texts are as the archive has them: make them safe where they are drawn. */
type Shown = {
  /** Tells rows apart, and finds one again in the next plan. */
  readonly key: string;
  /** Id in the archive: what decisions are about. */
  readonly id: string;
  /** '' where the archive does not say. */
  readonly class: string;
  readonly mark: Mark;
  readonly name: string;
  readonly label: string;
  readonly match: string;
  readonly action: string;
  /** Id in the site; '' while there is none. */
  readonly target: string;
  /** Whether it waits for a decision. */
  readonly waits: boolean;
  /** Sentences: what it waits for, then why this match and action. */
  readonly reasons: readonly string[];
};

/** An object of the archive. */
export type ObjectRow<Object extends ImportObject = ImportObject> = Shown & {
  readonly kind: 'object';
  readonly object: Object;
};

/** A reference to something that is neither in the archive nor known in the site. */
export type MissingRow = Shown & { readonly kind: 'missing'; readonly missing: MissingReference };

/** A reference to something outside the archive that leads to an object of the site. */
export type LinkRow = Shown & { readonly kind: 'link'; readonly link: ImportLink };

/** One row of the File Content page. */
export type ContentRow<Object extends ImportObject = ImportObject> = ObjectRow<Object> | MissingRow | LinkRow;

/** A row in words: `Package Tools (LAB00001)`, `Reference to LAB00099`. */
export function rowTitle({ kind, class: className, label, name, id }: ContentRow): string {
  if (kind === 'object') return `${label} ${nameAndId(name, id)}`;
  return `Reference to ${className === '' ? '' : `${label} `}${kind === 'link' ? id : nameAndId(name, id)}`;
}
