/** Everything the import wizard knows. Pages read and change it; going back to one finds it as it was left. */
import type { ImportPlan, ImportPolicy, ObjectChanges } from '@tsferry/domain';
import type { ImportAnswer, Inspection, ListedObject } from '@tsferry/domain/shapes';
import type {
  Choice,
  Confirmation,
  ImportField,
  ImportPageName,
  ImportValues,
  Planning,
  Problem,
} from '@tsferry/wizard';
import type { List } from '../../screen/list.js';
import type { FolderListed, ListFolder, PathField } from '../../screen/path-field.js';
import type { TextField } from '../../screen/text-field.js';
import type { Form, FormEffect, FormEvent } from '../form.js';
import type { Sites } from '../site-choice.js';
import type { Transfer } from '../transfer.js';
import type { ContentRow } from './content-row.js';

/** The archive that was looked into last. */
export type LookedInto = {
  readonly file: string;
  readonly inspection: Inspection | null;
  readonly problem: Problem | null;
};

/** The File Content page. */
export type ContentPage = {
  /** By the key of the row. */
  readonly rows: ReadonlyMap<string, ContentRow>;
  readonly list: List;
  /** Keys of rows that were decided since the plan was made. */
  readonly deciding: ReadonlySet<string>;
};

/** The Summary page. */
export type SummaryPage = {
  readonly list: List;
  /** What an overwrite changes, of the row at the cursor. */
  readonly changes: { readonly key: string; readonly answer: ObjectChanges | Problem | null } | null;
};

/** A question above a page. */
export type ImportDialog =
  | {
      readonly kind: 'choose';
      readonly title: string;
      readonly rows: readonly ContentRow[];
      readonly choices: readonly Choice[];
      readonly list: List;
    }
  | {
      readonly kind: 'find';
      readonly row: ContentRow;
      readonly text: TextField;
      readonly list: List;
      readonly total: number | null;
      readonly problem: Problem | null;
    }
  | { readonly kind: 'replace'; readonly confirm: Confirmation; readonly typed: TextField; readonly top: number }
  | { readonly kind: 'save'; readonly path: PathField; readonly exists: boolean; readonly problem: Problem | null };

/** How an import ended. */
export type ImportOutcome =
  | { readonly kind: 'done'; readonly answer: ImportAnswer; readonly saved: string | null }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly problem: Problem };

export type ImportState = {
  readonly page: ImportPageName;
  readonly form: Form<ImportField>;
  readonly policy: ImportPolicy;
  readonly archive: LookedInto | null;
  readonly planning: Planning<ImportPlan>;
  /** What the newest plan was asked with. */
  readonly asked: ImportValues | null;
  readonly content: ContentPage;
  readonly summary: SummaryPage;
  /** First line shown of the lower part of a page, and whether keys go to it. */
  readonly pane: { readonly focused: boolean; readonly top: number };
  readonly dialog: ImportDialog | null;
  readonly transfer: Transfer | null;
  readonly outcome: ImportOutcome | null;
  /** News of what was just done or refused, until the next key. */
  readonly notice: string;
};

/** What the wizard does beyond changing its state. */
export type ImportEffect =
  | FormEffect<ImportField>
  | { readonly kind: 'sites' }
  | { readonly kind: 'inspect'; readonly file: string }
  | { readonly kind: 'plan'; readonly asked: number; readonly values: ImportValues; readonly policy: ImportPolicy }
  | { readonly kind: 'changes'; readonly key: string; readonly plan: ImportPlan; readonly row: ContentRow }
  | { readonly kind: 'find'; readonly site: string; readonly class: string; readonly search: string }
  | { readonly kind: 'apply'; readonly plan: ImportPlan }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'list-save-folder'; readonly list: ListFolder }
  | { readonly kind: 'save'; readonly path: string; readonly answer: ImportAnswer; readonly replace: boolean }
  /** With what was done, or null when nothing was. */
  | { readonly kind: 'leave'; readonly answer: ImportAnswer | null };

/** What effects answer. */
export type ImportEvent =
  | FormEvent<ImportField>
  | { readonly kind: 'sites'; readonly sites: Sites }
  | { readonly kind: 'inspected'; readonly file: string; readonly inspection: Inspection }
  | { readonly kind: 'planned'; readonly asked: number; readonly plan: ImportPlan }
  | { readonly kind: 'changes'; readonly key: string; readonly answer: ObjectChanges }
  | {
      readonly kind: 'found';
      readonly search: string;
      readonly objects: readonly ListedObject[];
      readonly total: number;
    }
  | { readonly kind: 'progress'; readonly transfer: Transfer }
  | { readonly kind: 'applied'; readonly answer: ImportAnswer }
  | { readonly kind: 'save-folder-listed'; readonly listed: FolderListed }
  | { readonly kind: 'saved'; readonly path: string };
